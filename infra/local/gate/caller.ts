/** Who signed a request, as far as IAM is concerned. */
import type { PolicyDocument } from '../../../src/iam/policy-document.ts'
import type { Principal, RequestContext } from '../../../src/iam/decision.ts'

export interface Caller {
  readonly accessKeyId: string
  readonly principal: Principal
  /** `AROA…:CognitoIdentityCredentials` for a role session, `AIDA…` for a user. */
  readonly userId: string
  /** Context keys that come from who the caller is: the web-identity ones, `aws:userid`, `aws:PrincipalArn`… */
  readonly context: RequestContext
  /** As of this request: a policy changed since the session began counts already, as on AWS. */
  readonly policies: {
    readonly identity: readonly PolicyDocument[]
    readonly session?: readonly PolicyDocument[]
  }
}
