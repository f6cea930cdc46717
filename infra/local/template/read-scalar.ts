/**
 * What a YAML scalar means to CloudFormation, which reads YAML 1.1 without timestamps.
 *
 * YAML 1.1 has spellings that surprise (`yes` is true, `010` is eight) and that other readers of the same file take
 * differently. The stand-in refuses those instead of choosing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */

export type ScalarReading =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly resolution: string }

const ambiguousBoolean = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/
const integer = /^[-+]?(?:0|[1-9][0-9]*)$/
const decimal = /^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$/

/** Octal, hexadecimal, binary, sexagesimal, with underscores, with an exponent, infinite, not a number. */
const otherNumber = new RegExp(
  [
    '^[-+]?(?:',
    '0[0-9_]+|0o[0-7]+|0x[0-9a-fA-F_]+|0b[01_]+',
    '|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?',
    '|[0-9][0-9_]*\\.?[0-9_]*(?:[eE][-+]?[0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?',
    '|\\.(?:inf|Inf|INF|nan|NaN|NAN)',
    ')$',
  ].join(''),
)

/** @param quoted Whether the scalar is quoted or a block, and so always text. */
export function readScalar(source: string, quoted: boolean): ScalarReading {
  if (quoted) return { kind: 'value', value: source }
  if (/^(?:|~|null|Null|NULL)$/.test(source)) {
    return refused('There is no value here, and CloudFormation takes no null.', source)
  }
  if (/^(?:true|True|TRUE)$/.test(source)) return { kind: 'value', value: true }
  if (/^(?:false|False|FALSE)$/.test(source)) return { kind: 'value', value: false }
  if (ambiguousBoolean.test(source)) {
    return {
      kind: 'refused',
      message: `'${source}' is a boolean to some readers of YAML and text to others.`,
      resolution: `Write true or false, or quote it: '${source}'.`,
    }
  }
  if (integer.test(source) || decimal.test(source)) {
    const value = Number(source)
    if (!integer.test(source) || Number.isSafeInteger(value)) return { kind: 'value', value }
    return refused(`${source} is too large to be read exactly.`, source)
  }
  if (otherNumber.test(source)) {
    return refused(`${source} is a number that readers of YAML do not agree on.`, source)
  }
  return { kind: 'value', value: source }
}

function refused(message: string, source: string): ScalarReading {
  const resolution =
    source === ''
      ? "Give a value, or leave the key out; empty text is ''."
      : `Leave it out, write a plain decimal number, or quote it: '${source}'.`
  return { kind: 'refused', message, resolution }
}
