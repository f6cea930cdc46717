/**
 * Policy documents as IAM is sent them, and the words in which it refuses them. It names the first mistake only, and most
 * as `Syntax errors in policy.`
 */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import { policyProblems, type PolicyProblem } from '../../../../src/iam/validate-policy.ts'
import { scanPolicy, type StatementSpan } from './statement-spans.ts'

export interface PolicyText {
  readonly text: string
  readonly document: PolicyDocument
  /** One for each statement. */
  readonly spans: readonly StatementSpan[]
}

const syntaxErrors = 'Syntax errors in policy.'
const maxDepth = 32

/** The policy, or what IAM says is wrong with it. @param kind A resource-based policy names principals. */
export function readPolicyText(
  text: string,
  kind: 'identity' | 'resource',
): PolicyText | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: syntaxErrors }
  }
  const { spans, hasRepeatedKey, depth } = scanPolicy(text)
  if (hasRepeatedKey || depth > maxDepth) return { problem: syntaxErrors }
  const [problem] = policyProblems(value, kind)
  if (problem !== undefined) return { problem: inTheWordsOfIam(problem, value) }
  // policyProblems found it to be a policy document.
  return { text, document: value as PolicyDocument, spans }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html */
function inTheWordsOfIam({ path, message }: PolicyProblem, document: unknown): string {
  const [, element = ''] = /\.(\w+)(?:\.|$)/.exec(path) ?? []
  if (/^A statement has either/.test(message)) {
    if (element === 'Action') return 'Policy statement must contain actions.'
    if (element === 'Resource') return 'Policy statement must contain resources.'
  }
  if (message === 'Another statement has this Sid.') {
    return 'Statement IDs (SID) in a single policy must be unique.'
  }
  if (element === 'Sid' && typeof message === 'string' && message.includes('letters and digits')) {
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
  }
  if (/Action$/.test(element) && message.includes('is not an action')) {
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
  }
  if (/Resource$/.test(element)) {
    const [, resource] = /^"(.*)" is neither an ARN nor \*/s.exec(message) ?? []
    if (resource !== undefined) return `Resource ${resource} must be in ARN format or "*".`
  }
  if (element === 'Principal' && namesPrincipal(document)) {
    return 'Policy document should not specify a principal.'
  }
  return syntaxErrors
}

function namesPrincipal(document: unknown): boolean {
  return JSON.stringify(document).includes('"Principal"')
}
