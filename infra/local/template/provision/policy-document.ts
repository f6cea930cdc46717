/** Policy documents as properties: what IAM would refuse is a problem of the template. */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import { policyProblems } from '../../../../src/iam/validate-policy.ts'
import type { Parser } from '../parse-value.ts'
import { anyMap } from '../parse-value.ts'
import { placeAt, plainValueOf } from '../template-node.ts'

/** @param kind A trust policy names principals and no resources; an identity policy the other way round; a resource policy both. */
export function policyDocument(kind: 'identity' | 'trust' | 'resource'): Parser<PolicyDocument> {
  return (node, report) => {
    const map = anyMap(node, report)
    if (map === undefined) return undefined
    const document = plainValueOf(map)
    if (document === undefined) return undefined
    const problems = policyProblems(document, kind)
    for (const { path, message } of problems) {
      report(
        placeAt(map, path),
        message,
        'Correct the policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
      )
    }
    // policyProblems found it to be a policy document.
    return problems.length === 0 ? (document as PolicyDocument) : undefined
  }
}
