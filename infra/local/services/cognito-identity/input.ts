/** Reads and validates what the public operations of an identity pool have in common. */
import { UnsupportedError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'
import { validationFailed, wrongType } from './errors.ts'

/** Only the members named are read; every other one that AWS has must be refused or known to be harmless. */
export function readMembers(
  operation: string,
  body: unknown,
  supported: readonly string[],
  unsupported: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw wrongType('Start of structure or map expected')
  for (const member of unsupported)
    if (body[member] !== undefined && body[member] !== null)
      throw new UnsupportedError(`${member} of Cognito Identity ${operation}`)
  return Object.fromEntries(supported.map((member) => [member, body[member] ?? undefined]))
}

export function readString(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(
    `${typeof value === 'object' ? 'START_OBJECT' : 'VALUE'} can not be converted to a String`,
  )
}

/** True where at least one login is given. */
export function readLogins(value: unknown): boolean {
  if (value === undefined) return false
  if (!isObject(value)) throw wrongType('Start of map expected')
  return Object.values(value).map(readString).length > 0
}

const idPattern = '[\\w-]+:[0-9a-f-]+'

/**
 * The ID, checked as Cognito checks identity pool and identity IDs: 1 to 55 characters, `region:guid`.
 *
 * @throws ValidationException with one clause for each problem.
 */
export function requireId(
  name: 'identityId' | 'identityPoolId',
  value: string | undefined,
): string {
  if (value === undefined)
    throw validationFailed([
      `Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    ])
  const constraints = [
    !new RegExp(`^${idPattern}$`).test(value) &&
      `Member must satisfy regular expression pattern: ${idPattern}`,
    value.length < 1 && 'Member must have length greater than or equal to 1',
    value.length > 55 && 'Member must have length less than or equal to 55',
  ].filter((constraint) => constraint !== false)
  if (constraints.length > 0)
    throw validationFailed(
      constraints.map(
        (constraint) => `Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
      ),
    )
  return value
}
