/** Reads the fields of IAM's operations, and refuses those that it does not know. */
import { UnsupportedError } from '../../errors.ts'
import type { Fields } from '../../http/query-fields.ts'
import { constraintViolated, validationError } from './errors.ts'

/** What a parsed form is; the pipeline gives nothing else to a query service. */
export function fieldsOf(body: unknown): Fields {
  return body as Fields
}

/** Refuses a parameter that AWS may have and the stand-in does not read, so that none is ignored. */
export function refuseOtherFields(
  operation: string,
  fields: Fields,
  known: readonly string[],
): void {
  for (const field of Object.keys(fields)) {
    const [name = ''] = field.split('.')
    if (name === 'Action' || name === 'Version' || known.includes(name)) continue
    throw new UnsupportedError(`${name} of IAM ${operation}`)
  }
}

/** @throws ValidationError for a name that IAM takes for no role or policy. */
export function requireName(
  member: 'roleName' | 'policyName',
  value: string | undefined,
  maxLength: number,
): string {
  if (value === undefined) throw constraintViolated(member, value, 'Member must not be null')
  if (value === '') {
    throw constraintViolated(member, value, 'Member must have length greater than or equal to 1')
  }
  if (value.length > maxLength) {
    const most = `Member must have length less than or equal to ${String(maxLength)}`
    throw constraintViolated(member, value, most)
  }
  if (!/^[\w+=,.@-]+$/.test(value)) {
    throw validationError(
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    )
  }
  return value
}

export const requireRoleName = (value: string | undefined) => requireName('roleName', value, 64)
export const requirePolicyName = (value: string | undefined) =>
  requireName('policyName', value, 128)
