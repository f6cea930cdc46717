/**
 * Asks IAM, and refuses in IAM's words. A resource of another account is refused too, since no resource here has a policy
 * of its own. unsupported: resource-based policies.
 */
import { denialSentence } from '../../../src/iam/denial-sentence.ts'
import type { RequestContext } from '../../../src/iam/decision.ts'
import { evaluate } from '../../../src/iam/evaluate.ts'
import { requestContext, type Tags } from '../../../src/iam/request-context.ts'
import type { IamRequest } from '../http/operation.ts'
import type { Caller } from './caller.ts'
import { accessDeniedError, type SignedService } from './signed-service.ts'

/**
 * Returns when IAM allows all of it, with what could not be read: an operation must not act on such input, only validate
 * and refuse it.
 *
 * @param tagsOf Tags of the resource with that ARN; `undefined` where it has none or is not known.
 * @throws ServiceError for the first entry that IAM refuses.
 * @throws Error when nothing is asked, since that would let anything through.
 */
export function authorize(
  caller: Caller,
  service: SignedService,
  requests: readonly IamRequest[],
  globals: RequestContext,
  tagsOf: (resource: string) => Tags | undefined = () => undefined,
): readonly string[] {
  if (requests.length === 0) {
    throw new Error('Nothing was asked of IAM. An operation must name what it needs.')
  }
  for (const { action, resource, context, resourceAsNamed = resource } of requests) {
    const request = {
      principal: caller.principal,
      action,
      resource,
      context: requestContext({
        operation: context,
        surroundings: globals,
        principal: caller.context,
        resource,
        resourceTags: tagsOf(resource),
      }),
    }
    const decision = evaluate(request, caller.policies)
    if (decision.result !== 'allowed') {
      const named = { ...request, resource: resourceAsNamed }
      throw accessDeniedError(service, denialSentence(named, decision))
    }
  }
  return requests.flatMap(({ unreadable }) => (unreadable === undefined ? [] : [unreadable]))
}
