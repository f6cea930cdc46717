/**
 * A template's parameters: what each accepts, and the values that a stack has for them.
 *
 * The refusals are CloudFormation's own sentences, seen in public reports of failed deployments.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
import { UserError } from '../errors.ts'

export interface TemplateParameter {
  readonly type: 'String' | 'Number'
  /** What counts where nobody gives a value. */
  readonly default: string
  readonly description?: string
  /** Takes the place of CloudFormation's reason when a value is refused. */
  readonly constraintDescription?: string
  readonly allowedValues?: readonly string[]
  /** Must fit the whole value. */
  readonly allowedPattern?: RegExp
  readonly minLength?: number
  readonly maxLength?: number
  readonly minValue?: number
  readonly maxValue?: number
}

/** A value that a parameter does not take, or that is for none. The message is CloudFormation's. */
export class ParameterError extends UserError {}

/**
 * The value of every parameter, in the order of the template: the one given, or the default.
 *
 * @throws ParameterError for the first that is wrong.
 */
export function parameterValues(
  parameters: ReadonlyMap<string, TemplateParameter>,
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const strangers = Object.keys(given).filter((name) => !parameters.has(name))
  if (strangers.length > 0) {
    throw new ParameterError(`Parameters: [${strangers.join(', ')}] do not exist in the template`, {
      resolution: `The parameters are ${[...parameters.keys()].join(', ')}.`,
    })
  }
  const values = new Map<string, string>()
  for (const [name, parameter] of parameters) {
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? parameter.default
    const objection = objectionTo(value, name, parameter)
    if (objection !== undefined) {
      throw new ParameterError(objection, { resolution: `Give ${name} another value.` })
    }
    values.set(name, value)
  }
  return values
}

/** Why a parameter does not take a value, in CloudFormation's words; `undefined` where it does. */
export function objectionTo(
  value: string,
  name: string,
  parameter: TemplateParameter,
): string | undefined {
  const reason = reasonAgainst(value, parameter)
  if (reason === undefined) return undefined
  return parameter.constraintDescription === undefined
    ? `Parameter '${name}' ${reason}`
    : `Parameter ${name} failed to satisfy constraint: ${parameter.constraintDescription}`
}

function reasonAgainst(value: string, parameter: TemplateParameter): string | undefined {
  const { allowedValues, allowedPattern } = parameter
  const { minLength = 0, maxLength = Infinity } = parameter
  const { minValue = -Infinity, maxValue = Infinity } = parameter
  if (allowedValues?.includes(value) === false) return 'must be one of AllowedValues'
  if (value.length < minLength) return `must contain at least ${String(minLength)} characters`
  if (value.length > maxLength) return `must contain at most ${String(maxLength)} characters`
  if (allowedPattern !== undefined && !fitsWhole(value, allowedPattern)) {
    return `must match pattern ${allowedPattern.source}`
  }
  if (parameter.type === 'String') return undefined
  const number = /^[-+]?[0-9]+(?:\.[0-9]+)?$/.test(value) ? Number(value) : NaN
  if (Number.isNaN(number)) return 'must be a number'
  if (number < minValue) return `must be a number not less than ${String(minValue)}`
  if (number > maxValue) return `must be a number not greater than ${String(maxValue)}`
  return undefined
}

/** CloudFormation anchors a pattern at both ends. */
function fitsWhole(value: string, pattern: RegExp): boolean {
  return new RegExp(`^(?:${pattern.source})$`).test(value)
}
