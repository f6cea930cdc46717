/** What one condition operator knows: how a single value of the request compares with a single value of the policy. */
import type { Pattern } from '../wildcard.ts'

export interface ConditionOperator {
  /** Whether `*` and `?` in the policy's values are wildcards. */
  readonly wildcards: boolean
  /** Whether the policy's values may hold policy variables: string and ARN operators only. */
  readonly variables: boolean
  /** `StringNotEquals` and the like: met when no value of the policy matches. `matches` itself is never negated. */
  readonly negated: boolean
  readonly matches: (requestValue: string, policyValue: Pattern) => boolean
  /** What is wrong with a value as the policy writes it, where the operator takes only some. */
  readonly problemOf?: (policyValue: string) => string | undefined
}

export type OperatorFamily = Readonly<Record<string, ConditionOperator>>
