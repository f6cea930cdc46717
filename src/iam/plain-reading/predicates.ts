/** What each condition operator says of a value, in words. Prefix and `IfExists` are told elsewhere. */

export interface Predicate {
  /** Before one value: `is exactly`. */
  readonly one: string
  /** Before several, of which any will do: `is exactly one of`; where the operator is negated, of which none may. */
  readonly many: string
  /** After the values. */
  readonly tail?: string
  /** `*` and `?` are wildcards. */
  readonly wildcards?: boolean
}

const exactly = { one: 'is exactly', many: 'is exactly one of' }
const notExactly = { one: 'is not', many: 'is none of' }
const anyCase = { tail: ', in capitals or not' }
const matches = { one: 'matches', many: 'matches one of', wildcards: true }
const matchesNot = { one: 'does not match', many: 'matches none of', wildcards: true }
const matchesArn = { one: 'matches the ARN', many: 'matches one of the ARNs', wildcards: true }
const matchesNoArn = {
  one: 'does not match the ARN',
  many: 'matches none of the ARNs',
  wildcards: true,
}

function ordered(word: string): Predicate {
  return { one: `is ${word}`, many: `is ${word} at least one of` }
}

export const predicates: Readonly<Record<string, Predicate>> = {
  StringEquals: exactly,
  StringNotEquals: notExactly,
  StringEqualsIgnoreCase: { ...exactly, ...anyCase },
  StringNotEqualsIgnoreCase: { ...notExactly, ...anyCase },
  StringLike: matches,
  StringNotLike: matchesNot,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  ArnNotEquals: matchesNoArn,
  ArnNotLike: matchesNoArn,
  Bool: { one: 'is', many: 'is one of' },
  NumericEquals: { one: 'is the number', many: 'is one of the numbers' },
  NumericNotEquals: { one: 'is not the number', many: 'is none of the numbers' },
  NumericLessThan: ordered('less than'),
  NumericLessThanEquals: ordered('at most'),
  NumericGreaterThan: ordered('more than'),
  NumericGreaterThanEquals: ordered('at least'),
  DateEquals: { one: 'is the time', many: 'is one of the times' },
  DateNotEquals: { one: 'is not the time', many: 'is none of the times' },
  DateLessThan: ordered('before'),
  DateLessThanEquals: ordered('at or before'),
  DateGreaterThan: ordered('after'),
  DateGreaterThanEquals: ordered('at or after'),
  IpAddress: { one: 'lies in', many: 'lies in one of' },
  NotIpAddress: { one: 'does not lie in', many: 'lies in none of' },
  BinaryEquals: { one: 'has the bytes (as Base64)', many: 'has one of the bytes (as Base64)' },
}
