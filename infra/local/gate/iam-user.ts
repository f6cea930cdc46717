/** An IAM user with one long-term access key. */
import type { PolicyDocument } from '../../../src/iam/policy-document.ts'

export interface IamUser {
  readonly userName: string
  readonly arn: string
  /** `AIDA…`, 21 characters. */
  readonly userId: string
  readonly account: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly policies: readonly PolicyDocument[]
}
