/** Reads the fields of IAM's query protocol: texts, lists (`ActionNames.member.1`), lists of structures. */
import { UnsupportedError } from '../../errors.ts'
import { constraintViolated, validationError } from './errors.ts'

export type Fields = Readonly<Record<string, string>>

/** What a parsed form is; the pipeline gives nothing else to a query service. */
export function fieldsOf(body: unknown): Fields {
  return body as Fields
}

/** The list's items in the order of their numbers, which may leave numbers out. */
export function readList(fields: Fields, name: string): readonly string[] {
  return membersOf(fields, name)
    .filter(({ rest }) => rest === undefined)
    .map(({ value }) => value)
}

export function readStructures(fields: Fields, name: string): readonly Fields[] {
  const structures = new Map<number, Record<string, string>>()
  for (const { index, rest, value } of membersOf(fields, name)) {
    const structure = structures.get(index) ?? {}
    if (rest !== undefined) structure[rest] = value
    structures.set(index, structure)
  }
  return [...structures.values()]
}

function membersOf(fields: Fields, name: string) {
  return Object.entries(fields)
    .flatMap(([field, value]) => {
      const [, list, number, rest] = /^(\w+)\.member\.(\d{1,9})(?:\.(.+))?$/.exec(field) ?? []
      return list === name ? [{ index: Number(number), rest, value }] : []
    })
    .sort((one, other) => one.index - other.index)
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
