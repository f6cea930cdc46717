/**
 * The constraints of Cognito's service model, and the words in which a request that breaks them is refused: one clause for
 * each problem, first those of the logins.
 *
 * Observed 2019 and 2022:
 * `3 validation errors detected: Value '{…=}' at 'logins' failed to satisfy constraint: Map value must satisfy constraint: […]; Value '' at 'identityId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'identityId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+:[0-9a-f-]+`
 *
 * @see https://github.com/aws/aws-sdk-cpp/issues/1085
 * @see https://github.com/o3de/o3de-multiplayersample/issues/105
 */
import { validationFailed } from './errors.ts'
import type { Logins } from './input.ts'

interface TextConstraints {
  readonly minLength: number
  readonly maxLength: number
  readonly pattern?: string
}

/** Of an identity pool's ID and an identity's: `region:guid`. */
const id: TextConstraints = { minLength: 1, maxLength: 55, pattern: '[\\w-]+:[0-9a-f-]+' }
const accountId: TextConstraints = { minLength: 1, maxLength: 15, pattern: '\\d+' }
const loginName: TextConstraints = { minLength: 1, maxLength: 128 }
const loginToken: TextConstraints = { minLength: 1, maxLength: 50_000 }
const maxLogins = 10

/** What is wrong with an ID that must be there. */
export function idProblems(
  member: 'identityId' | 'identityPoolId',
  value: string | undefined,
): readonly string[] {
  return value === undefined
    ? [problem('null', member, 'Member must not be null')]
    : textProblems(member, value, id)
}

export function accountIdProblems(value: string | undefined): readonly string[] {
  return value === undefined ? [] : textProblems('accountId', value, accountId)
}

export function loginsProblems(logins: Logins | undefined): readonly string[] {
  if (logins === undefined) return []
  const entries = Object.entries(logins)
  const shown = `'{${entries.map(([name, token]) => `${name}=${token}`).join(', ')}}'`
  const constraints = [
    ...(entries.every(([name]) => broken(name, loginName).length === 0)
      ? []
      : [`Map keys must satisfy constraint: [${listed(loginName)}]`]),
    ...(entries.every(([, token]) => broken(token, loginToken).length === 0)
      ? []
      : [`Map value must satisfy constraint: [${listed(loginToken)}]`]),
    ...(entries.length <= maxLogins ? [] : [tooLong(maxLogins)]),
  ]
  return constraints.map((constraint) => problem(shown, 'logins', constraint))
}

/** @throws ServiceError unless there is no problem at all. */
export function refuseProblems(...problems: readonly (readonly string[])[]): void {
  const all = problems.flat()
  if (all.length > 0) throw validationFailed(all)
}

function textProblems(
  member: string,
  value: string,
  constraints: TextConstraints,
): readonly string[] {
  return broken(value, constraints).map((constraint) => problem(`'${value}'`, member, constraint))
}

function broken(value: string, { minLength, maxLength, pattern }: TextConstraints): string[] {
  return [
    ...(value.length <= maxLength ? [] : [tooLong(maxLength)]),
    ...(value.length >= minLength ? [] : [tooShort(minLength)]),
    ...(pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value)
      ? []
      : [`Member must satisfy regular expression pattern: ${pattern}`]),
  ]
}

function listed({ minLength, maxLength }: TextConstraints): string {
  return `${tooLong(maxLength)}, ${tooShort(minLength)}`
}

function tooLong(maxLength: number): string {
  return `Member must have length less than or equal to ${String(maxLength)}`
}

function tooShort(minLength: number): string {
  return `Member must have length greater than or equal to ${String(minLength)}`
}

function problem(shown: string, member: string, constraint: string): string {
  return `Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`
}
