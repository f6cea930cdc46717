/** What `explain` answers: data and sentences for one decision. Types only. */
import type { ConditionTrace, Decision, StatementTrace } from './decision.ts'
import type { Sentence } from './explain-sentence.ts'

/**
 * What decided. `nothing-allows`: no Allow of the caller's policies covers action and resource. `unmet-conditions`: one does, but
 * for its conditions. The kinds from `session-policy` on are an Allow that is missing in a policy of that kind, whether its
 * statements lack the action or miss a condition. An explicit deny may be of any kind of policy: see `Decision.reason`.
 */
export type ExplanationKind =
  | 'allowed'
  | 'explicit-deny'
  | 'nothing-allows'
  | 'unmet-conditions'
  | 'session-policy'
  | 'permissions-boundary'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'resource-policy'

export interface Explanation {
  readonly kind: ExplanationKind
  readonly result: Decision['result']
  /** Why, in one plain sentence or two. */
  readonly headline: Sentence
  /**
   * The statement to look at: the one that allowed or denied, or the Allow that came nearest. `nearestStatement` has the rule.
   * Absent where the kind of policy that decided has no Allow.
   */
  readonly nearest: StatementExplanation | undefined
  /** Conditions that keep the nearest statement from allowing, in the order written; empty where its conditions do not matter. */
  readonly unmet: readonly ConditionExplanation[]
  /** What would have passed: one sentence for each unmet condition, or one for all. Empty for a request that is allowed. */
  readonly wouldPass: readonly Sentence[]
  /**
   * Changes of the request's condition keys with which the nearest statement would apply, tried with the engine's own operators.
   * Absent where there is nothing to change, or no such change is known.
   */
  readonly passingChanges: PassingChanges | undefined
  /** Every statement of every policy, in the decision's order. */
  readonly statements: readonly StatementExplanation[]
}

/** By condition key, as the policy spells it: its new value, or `null` for a request that does not carry the key. */
export type PassingChanges = Readonly<Record<string, string | readonly string[] | null>>

/**
 * Why a statement does not apply. `flaw`: something in it cannot be read, so that an Allow never applies. Variables without
 * a value in Resource count as `resource`.
 */
export type StatementMiss = 'action' | 'resource' | 'principal' | 'condition' | 'flaw'

export interface StatementExplanation {
  readonly trace: StatementTrace
  /** Its Sid, or `statement 1 of the permissions boundary`. Fits into a sentence. */
  readonly name: Sentence
  /** Empty where it applies. */
  readonly misses: readonly StatementMiss[]
  /** `It does not cover the action dynamodb:Scan.` */
  readonly sentence: Sentence
  /** In the order written. */
  readonly conditions: readonly ConditionExplanation[]
}

export interface ConditionExplanation {
  /** The request's values, the policy's as written and after substitution, and whether it is met. */
  readonly trace: ConditionTrace
  /** Those of the request's values for which it fails; empty where it is met, or fails for what is absent. */
  readonly failing: readonly string[]
  /** `You asked for us-west-2:9999…’s partition. …` For a met condition: that it is met. */
  readonly problem: Sentence
  /** `Ask for the partition us-west-2:1111… alone.` Empty for a met condition. */
  readonly remedy: Sentence
}

export interface ExplainOptions {
  /** Who asks, where that is not the reader: `the rival`. Default: `you`. */
  readonly caller?: string
}
