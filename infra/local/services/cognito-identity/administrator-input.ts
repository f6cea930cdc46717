/** What only the operations for administrators take: numbers, booleans, lists, pages; and the ARN they are asked about. */
import { validationFailed, wrongType } from './errors.ts'

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html */
export interface PoolOwner {
  readonly region: string
  /** 12 digits. */
  readonly account: string
}

/** @param identityPoolId As sent; nobody has checked it when IAM is asked. */
export function identityPoolArn(
  { region, account }: PoolOwner,
  identityPoolId: string | undefined,
): string {
  return `arn:aws:cognito-identity:${region}:${account}:identitypool/${identityPoolId ?? ''}`
}

export function readNumber(value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value
  throw wrongType(`${tokenOf(value)} can not be converted to an Integer`)
}

export function readBoolean(value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(`${tokenOf(value)} can not be converted to a Boolean`)
}

export function readStrings(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw wrongType('Expected list or null')
  return value.map((item: unknown) => {
    if (typeof item !== 'string')
      throw wrongType(`${tokenOf(item)} can not be converted to a String`)
    return item
  })
}

function tokenOf(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE'
  if (typeof value === 'number') return 'NUMBER_VALUE'
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT'
}

/** @returns one clause for each thing that is wrong with a number from 1 to 60 that must be there. */
export function maxResultsProblems(value: number | undefined): readonly string[] {
  const problem = (shown: string, constraint: string) => [
    `Value ${shown} at 'maxResults' failed to satisfy constraint: ${constraint}`,
  ]
  if (value === undefined) return problem('null', 'Member must not be null')
  const shown = `'${String(value)}'`
  if (value < 1) return problem(shown, 'Member must have value greater than or equal to 1')
  if (value > 60) return problem(shown, 'Member must have value less than or equal to 60')
  return []
}

/** Where a page ended, hidden from whoever passes it on: it may hold an identity ID. */
export function toNextToken(lastId: string): string {
  return Buffer.from(lastId).toString('base64url')
}

/** The ID after which the next page begins. @throws ValidationException for what is no token of ours */
export function fromNextToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const lastId = Buffer.from(token, 'base64url').toString()
  if (/^[\w-]+:[0-9a-f-]+$/.test(lastId)) return lastId
  throw validationFailed([
    `Value '${token}' at 'nextToken' failed to satisfy constraint: Member must be a token of an earlier answer`,
  ])
}
