/** Key values as `dynamodb:LeadingKeys` holds them: a string as it is, binary as base64, a number in its shortest decimal form. */
import { isMap } from './input-fields.ts'

/**
 * @param value An AttributeValue in wire form: `{"S": "us-west-2:…"}`.
 * @returns `undefined` for anything that is no key value: another type, several types at once, an unreadable number.
 */
export function keyValueText(value: unknown): string | undefined {
  if (!isMap(value)) return undefined
  const [only, ...others] = Object.entries(value)
  if (!only || others.length > 0) return undefined
  const [type, content] = only
  if (typeof content !== 'string') return undefined
  if (type === 'S' || type === 'B') return content
  return type === 'N' ? canonicalNumber(content) : undefined
}

/**
 * `-0012.50e1` as `-125`. DynamoDB keeps 38 digits and magnitudes from 1E-130 to 9.99E+125.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export function canonicalNumber(text: string): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const leading = (whole + fraction).replace(/^0+/, '')
  const digits = trimZeros(leading)
  if (digits === '') return '0'
  const scale = Number(exponent) - fraction.length + (leading.length - digits.length)
  const magnitude = scale + digits.length - 1
  if (digits.length > 38 || magnitude < -130 || magnitude > 125) return undefined
  return (sign === '-' ? '-' : '') + placePoint(digits, scale)
}

function placePoint(digits: string, scale: number): string {
  if (scale >= 0) return digits + '0'.repeat(scale)
  const point = digits.length + scale
  if (point > 0) return `${digits.slice(0, point)}.${digits.slice(point)}`
  return `0.${'0'.repeat(-point)}${digits}`
}

/** Without trailing zeros. A loop, since a regular expression would take quadratic time. */
function trimZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
