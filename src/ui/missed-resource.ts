/**
 * The resource that the nearest statement lacks, as a condition that is not met: it is as good as one, since S3's keys are part of
 * the resource.
 */
import type { ExplainedCall } from '../config/explain-call.ts'
import { coveredResources, type CoveredResources } from '../iam/covered-resources.ts'
import type { EvaluationRequest } from '../iam/decision.ts'
import { capitalized } from '../iam/explain-caller.ts'
import { name, say, value, type Sentence } from '../iam/explain-sentence.ts'
import type { ConditionExplanation } from '../iam/explanation.ts'
import { findStatement } from '../iam/find-statement.ts'

/**
 * @param whose Whose request it is. Default: `your`.
 * @returns `undefined` where the statement lacks more than that, or something else.
 */
export function missedResource(
  why: Extract<ExplainedCall, { kind: 'explained' }>,
  whose = 'your',
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
    problem:
      ownFilesOnly(request, covered, whose) ??
      say`${nearest.name} allows ${name(request.action)}, but not on that resource.`,
    remedy: [],
  }
}

/** A bucket, then the caller's own prefix, then any name, or any that ends so. */
const ownFiles = /^([^$]*)\$\{[^}]*:sub\}\/\*([^*?$]*)$/

/** Any file: an identity ID, a slash, a name. */
const fileOfIdentity = /^([a-z-]+-\d:[0-9a-f-]{36})\/./

/** @returns `undefined` where the statement is not about the caller's own files alone. */
function ownFilesOnly(
  { action, resource }: Pick<EvaluationRequest, 'action' | 'resource'>,
  { asWritten, resolved }: CoveredResources,
  whose: string,
): Sentence | undefined {
  const [written = '', ...others] = asWritten
  const [, bucket, ending = ''] = ownFiles.exec(written) ?? []
  if (bucket === undefined || others.length > 0 || !resource.startsWith(bucket)) return undefined
  const [, identityId] = fileOfIdentity.exec(resource.slice(bucket.length)) ?? []
  if (identityId === undefined) return undefined
  if (!resolved[0]?.startsWith(`${bucket}${identityId}/`)) {
    const who = whose === 'your' ? 'You' : capitalized(whose.replace(/’s$/, ''))
    return say`${who} asked for ${value(identityId)}’s file. The policy allows only ${whose} own.`
  }
  return action === 's3:PutObject'
    ? say`Only names that end in ${name(ending)} may be put.`
    : say`${name(action)} is allowed only for names that end in ${name(ending)}.`
}

/** Up to the last slash. The policy's texts are as written, so no identity ID is in what they have in common. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = 0
  while (length < first.length && others.every((other) => other[length] === first[length]))
    length += 1
  return first.slice(0, first.slice(0, length).lastIndexOf('/') + 1)
}
