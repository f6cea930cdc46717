/**
 * `/config.json`: what the app knows of the stack that it talks to. The same bundle serves every stack; only this differs.
 */
import type { PolicyDocument } from '../iam/policy-document.ts'

export interface RoleConfig {
  readonly arn: string
  /** The policies attached to the role, as deployed, to explain decisions with. Absent where the deployer keeps them private. */
  readonly policies?: readonly { readonly name: string; readonly document: PolicyDocument }[]
  readonly trustPolicy?: PolicyDocument
}

export interface StackConfig {
  readonly region: string
  readonly account: string
  readonly identityPoolId: string
  readonly tableName: string
  readonly roles: { readonly guest: RoleConfig; readonly player: RoleConfig }
  /** Changes whenever a policy changes, so that an explanation never speaks of yesterday's policy. */
  readonly policyVersion: string
  /** Present for a local target only: `http://localhost:4566`. */
  readonly endpoint?: string
}
