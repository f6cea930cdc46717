/**
 * Asks IAM, and refuses in IAM's words. A resource of another account needs a policy of its own that allows, which buckets
 * alone can have here.
 */
import { arnSegments } from '../../../src/iam/arn.ts'
import { denialSentence } from '../../../src/iam/denial-sentence.ts'
import type { RequestContext } from '../../../src/iam/decision.ts'
import { evaluate } from '../../../src/iam/evaluate.ts'
import type { PolicyDocument } from '../../../src/iam/policy-document.ts'
import { requestContext, type Tags } from '../../../src/iam/request-context.ts'
import type { IamRequest } from '../http/operation.ts'
import type { Caller } from './caller.ts'
import { accessDeniedError, type SignedService } from './signed-service.ts'

/** Its ARNs name no account, so the owner is told to the engine. */
const bucketArn = 'arn:aws:s3:::'

/** What is known of the resources that are asked for. */
export interface Resources {
  /** Tags of the resource with that ARN; `undefined` where it has none or is not known. */
  readonly tagsOf?: (resource: string) => Tags | undefined
  /**
   * Whose resources are here. A caller of another account who asks about `*`, or about an ARN without an account, asks about
   * these and not, as on AWS, about their own. Default: the caller's account.
   */
  readonly owner?: string
  /** The policy of the resource with that ARN, as far as it counts for that caller. */
  readonly policyOf?: (resource: string, caller: Caller) => PolicyDocument | undefined
}

/**
 * Returns when IAM allows all of it, with what could not be read: an operation must not act on such input, only validate
 * and refuse it.
 *
 * @throws ServiceError for the first entry that IAM refuses.
 * @throws Error when nothing is asked, since that would let anything through.
 */
export function authorize(
  caller: Caller,
  service: SignedService,
  requests: readonly IamRequest[],
  globals: RequestContext,
  { tagsOf, owner = caller.principal.account, policyOf }: Resources = {},
): readonly string[] {
  if (requests.length === 0) {
    throw new Error('Nothing was asked of IAM. An operation must name what it needs.')
  }
  const isStranger = owner !== caller.principal.account
  for (const { action, resource, context, resourceAsNamed = resource } of requests) {
    const request = {
      principal: caller.principal,
      action,
      resource,
      context: requestContext({
        operation: context,
        surroundings:
          (isStranger || resource.startsWith(bucketArn)) && !arnSegments(resource)[4]
            ? { ...globals, 'aws:ResourceAccount': owner }
            : globals,
        principal: caller.context,
        resource,
        resourceTags: tagsOf?.(resource),
      }),
    }
    const policy = policyOf?.(resource, caller)
    const decision = evaluate(
      request,
      policy === undefined ? caller.policies : { ...caller.policies, resource: policy },
    )
    if (decision.result !== 'allowed') {
      const named = { ...request, resource: resourceAsNamed }
      throw accessDeniedError(service, denialSentence(named, decision), isStranger)
    }
  }
  return requests.flatMap(({ unreadable }) => (unreadable === undefined ? [] : [unreadable]))
}
