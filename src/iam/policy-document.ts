/**
 * The shape of an IAM policy document, as written in a template or sent to IAM.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

export type OneOrMany<T> = T | readonly T[]

/** Values in a condition may be written as strings, numbers or booleans; IAM compares their string form. */
export type ConditionValue = string | number | boolean

/** Operator, as written with prefix and suffix, to key to values: `{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...] } }`. */
export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, OneOrMany<ConditionValue>>>>
>

/** `'*'`, or principal type to values: `{ Federated: 'cognito-identity.amazonaws.com' }`. */
export type PrincipalElement = '*' | Readonly<Record<string, OneOrMany<string>>>

export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: PrincipalElement
  readonly NotPrincipal?: PrincipalElement
  readonly Action?: OneOrMany<string>
  readonly NotAction?: OneOrMany<string>
  readonly Resource?: OneOrMany<string>
  readonly NotResource?: OneOrMany<string>
  readonly Condition?: ConditionBlock
}

export interface PolicyDocument {
  /** Policy variables are replaced only in `2012-10-17`. Absent means `2008-10-17`, as IAM defines it. */
  readonly Version?: '2012-10-17' | '2008-10-17'
  readonly Id?: string
  readonly Statement: OneOrMany<Statement>
}
