/** Reads what the operations of an identity pool take: types first, as AWS's front does, before any value is validated. */
import { UnsupportedError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'
import { wrongType } from './errors.ts'

/** Names and tokens as sent. */
export type Logins = Readonly<Record<string, string>>

/** Only the members named are read; every other one that AWS has must be refused or known to be harmless. */
export function readMembers(
  operation: string,
  body: unknown,
  supported: readonly string[],
  unsupported: readonly string[],
): Readonly<Record<string, unknown>> {
  // An empty body is an empty structure, as an SDK sends it for an operation without input.
  const members = body === undefined ? {} : body
  if (!isObject(members)) throw wrongType('Start of structure or map expected')
  for (const member of unsupported)
    if (members[member] !== undefined && members[member] !== null)
      throw new UnsupportedError(`${member} of Cognito Identity ${operation}`)
  return Object.fromEntries(supported.map((member) => [member, members[member] ?? undefined]))
}

/**
 * The words for a list were seen from this service, those for a structure from Cognito user pools, those for numbers and
 * booleans from other services on the same framework.
 *
 * @see https://github.com/aws/aws-sdk-js-v3/issues/2831
 * @see https://github.com/aws-amplify/amplify-js/issues/13265
 */
export function readString(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if (Array.isArray(value)) throw wrongType('Start of list found where not expected')
  if (typeof value === 'object')
    throw wrongType('Start of structure or map found where not expected')
  const token =
    typeof value === 'number' ? 'NUMBER_VALUE' : value === true ? 'TRUE_VALUE' : 'FALSE_VALUE'
  throw wrongType(`${token} can not be converted to a String`)
}

/** `undefined` where none is given. */
export function readLogins(value: unknown): Logins | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) throw wrongType('Start of list found where not expected')
  if (!isObject(value)) throw wrongType('Expected null')
  return Object.fromEntries(
    Object.entries(value).map(([name, token]) => [name, readString(token ?? undefined) ?? '']),
  )
}
