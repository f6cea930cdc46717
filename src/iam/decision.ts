/**
 * What `evaluate` is asked and what it answers. Types only, so that whoever reads a decision need not import the engine.
 */
import type { PolicyDocument } from './policy-document.ts'

/** Condition keys of a request. An array is a multivalued key, a string a single-valued one; an absent key is not in the record. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>

export interface Principal {
  readonly type: 'role-session' | 'user' | 'anonymous'
  /** `arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials` for a role session. */
  readonly arn: string
  /** The role behind a role session: `arn:aws:iam::123456789012:role/GuestRole`. */
  readonly roleArn?: string
  readonly account: string
}

/** One thing that IAM must allow: `dynamodb:Query` on one table or index, with the condition keys it carries. */
export interface EvaluationRequest {
  readonly principal: Principal
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

export interface Policies {
  readonly identity: readonly PolicyDocument[]
  /** Session policies of one session: a union among themselves, an intersection with the identity policies. */
  readonly session?: readonly PolicyDocument[]
  readonly boundary?: PolicyDocument
  readonly resource?: PolicyDocument
  /** Levels (root, organizational units, account); each level must allow. */
  readonly serviceControl?: readonly (readonly PolicyDocument[])[]
  readonly resourceControl?: readonly (readonly PolicyDocument[])[]
}

export type PolicyType =
  | 'identity-based'
  | 'session'
  | 'permissions-boundary'
  | 'resource-based'
  | 'service-control'
  | 'resource-control'

export interface ConditionTrace {
  /** As written in the policy: `ForAllValues:StringEquals`. */
  readonly operator: string
  /** As written in the policy: `dynamodb:LeadingKeys`. */
  readonly key: string
  /** The request's values, or `undefined` where the request does not carry the key. */
  readonly requestValues: readonly string[] | undefined
  /** The policy's values after variables were replaced. One that holds a variable without a value equals nothing, and is left out. */
  readonly policyValues: readonly string[]
  /** The policy's values as written, before variables were replaced. */
  readonly policyValuesAsWritten: readonly string[]
  /** Keys of policy variables that have no single value in the request, as written. Absent where there are none. */
  readonly variablesWithoutValue?: readonly string[]
  readonly met: boolean
  /**
   * Why there was nothing to compare: an unknown operator, a value of the policy that is none of its kind, a variable without a
   * value or with many, a bare operator on a multivalued key. Such a condition fails an Allow; of a Deny it may be met. Absent for
   * an ordinary comparison.
   */
  readonly obstacle?:
    | 'unknown-operator'
    | 'unreadable-value'
    | 'unresolved-variable'
    | 'multivalued-variable'
    | 'bare-operator-on-multivalued-key'
}

export interface StatementTrace {
  readonly policyType: PolicyType
  /** Position of the policy within its kind, from 0. */
  readonly policyIndex: number
  /** Position of the statement within its policy, from 0. */
  readonly statementIndex: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Whether the statement's Action (or NotAction) covers the request's action. */
  readonly action: boolean
  readonly resource: boolean
  /** Keys of variables without a value, as written, in ARNs of Resource or NotResource that match no resource for lack of it. */
  readonly resourceVariablesWithoutValue?: readonly string[]
  /** True for policies that have no Principal element. */
  readonly principal: boolean
  /** One for each key of each operator, in the order written. All must be met. */
  readonly conditions: readonly ConditionTrace[]
  /** Something in it cannot be read, so that it never applies if it is an Allow. */
  readonly flawed: boolean
  /** All of the above hold: the statement counts. */
  readonly applies: boolean
}

export interface Decision {
  readonly result: 'allowed' | 'explicit-deny' | 'implicit-deny'
  /** The kind of policy that decided, as AWS's sentence names it: the one that denied, that failed to allow, or that allowed. */
  readonly reason: PolicyType
  /** One for every statement of every policy, in the order given. */
  readonly statements: readonly StatementTrace[]
}
