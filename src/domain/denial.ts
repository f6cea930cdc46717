/**
 * Reads the sentence with which AWS refuses: who, what, on which resource, and which kind of policy decided. The grammar
 * is IAM's; whatever does not follow it is shown whole.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */

export interface DenialReason {
  /** `implicit`: nothing allowed it. `explicit`: a policy denies it. */
  readonly kind: 'implicit' | 'explicit'
  /** As AWS spells it: `identity-based policy`, `session policy`, `role trust policy`… */
  readonly policyType: string
  /** AWS's words, without what may be appended: `because no identity-based policy allows the dynamodb:Scan action`. */
  readonly text: string
}

export interface DenialParts {
  /** ARN of the role session, or `anonymous`. */
  readonly principal: string
  /** `dynamodb:Scan` */
  readonly action: string
  /** Without the quotes that S3 puts around it. */
  readonly resource: string
  /** Absent in the older, shorter form of the sentence. */
  readonly reason?: DenialReason
  /** What follows the sentence: AWS began in 2026 to append where to read more. */
  readonly appended?: string
}

export interface Denial {
  /** The message as AWS sent it. */
  readonly sentence: string
  /** Absent where the message does not follow the grammar. */
  readonly parts?: DenialParts
}

const sentenceForm =
  /^User: (?<principal>\S+) is not authorized to perform: (?<action>\S+) on resource: (?<resource>"[^"]*"|\S+)(?<rest>[\s\S]*)$/
const implicitForm = /^because no (?<policyType>.+?) allows the \S+ action\b/
const explicitForm =
  /^with an explicit deny in (?:an? |the )(?<policyType>[a-zA-Z -]*?policy|permissions boundary)(?:: arn:\S*[^\s.])?/

export function readDenial(message: string): Denial {
  const groups = sentenceForm.exec(message)?.groups
  if (!groups) return { sentence: message }
  const { principal = '', action = '', resource = '', rest = '' } = groups
  const following = rest.trim()
  const reason = readReason(following)
  const appended = following.slice(reason?.text.length ?? 0).replace(/^[\s.]+/, '')
  return {
    sentence: message,
    parts: {
      principal,
      action,
      resource: resource.replace(/^"(.*)"$/, '$1'),
      ...(reason && { reason }),
      ...(appended !== '' && { appended }),
    },
  }
}

function readReason(text: string): DenialReason | undefined {
  for (const [kind, form] of [
    ['implicit', implicitForm],
    ['explicit', explicitForm],
  ] as const) {
    const match = form.exec(text)
    const policyType = match?.groups?.['policyType']
    if (match && policyType !== undefined) return { kind, policyType, text: match[0] }
  }
  return undefined
}
