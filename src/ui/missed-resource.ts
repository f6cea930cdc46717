/**
 * The resource that the nearest statement lacks, as a condition that is not met: it is as good as one, since S3's keys are part of
 * the resource.
 */
import type { ExplainedCall } from '../config/explain-call.ts'
import { coveredResources } from '../iam/covered-resources.ts'
import { name, say } from '../iam/explain-sentence.ts'
import type { ConditionExplanation } from '../iam/explanation.ts'
import { findStatement } from '../iam/find-statement.ts'

/** @returns `undefined` where the statement lacks more than that, or something else. */
export function missedResource(
  why: Extract<ExplainedCall, { kind: 'explained' }>,
): ConditionExplanation | undefined {
  const { request, explanation } = why.decisive
  const { nearest } = explanation
  if (explanation.kind !== 'nothing-allows' || nearest?.misses.join() !== 'resource')
    return undefined
  const statement = findStatement(why.policies, nearest.trace)
  const covered = statement && coveredResources(statement, request.context)
  if (!covered) return undefined
  // What they have in common stands above them once: the bucket.
  const shared = commonStart([request.resource, ...covered.asWritten])
  const asked = request.resource.slice(shared.length)
  return {
    trace: {
      operator: 'Resource',
      key: shared,
      requestValues: [asked],
      policyValues: covered.resolved.map((text) => text.slice(shared.length)),
      policyValuesAsWritten: covered.asWritten.map((text) => text.slice(shared.length)),
      met: false,
    },
    failing: [asked],
    problem: say`${nearest.name} allows ${name(request.action)}, but not on that resource.`,
    remedy: [],
  }
}

/** Up to the last slash. The policy's texts are as written, so no identity ID is in what they have in common. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = 0
  while (length < first.length && others.every((other) => other[length] === first[length]))
    length += 1
  return first.slice(0, first.slice(0, length).lastIndexOf('/') + 1)
}
