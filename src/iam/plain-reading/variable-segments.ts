/** Text of a policy, cut where policy variables stand in it, so that they can be shown as written or with the values of one session. */
import type { ContextKeys } from '../context-keys.ts'
import { readTemplate, resolveTemplate } from '../variables.ts'

export interface TextSegment {
  /** As the policy writes it. */
  readonly written: string
  /** Absent for plain text. */
  readonly variable?: {
    /** `cognito-identity.amazonaws.com:sub`; empty for the escapes `${*}`, `${?}` and `${$}`. */
    readonly key: string
    /** `undefined` where the session has no single value for it, nor the policy a default. */
    readonly value: string | undefined
  }
}

const noKeys: ContextKeys = new Map()

/**
 * @param variables Whether `${…}` is a variable there at all: it depends on the policy's version and on the operator.
 * @param keys Of the session whose values are wanted. Default: none.
 */
export function variableSegments(
  text: string,
  variables: boolean,
  keys: ContextKeys = noKeys,
): readonly TextSegment[] {
  if (!variables) return [{ written: text }]
  return text.split(/(\$\{[^}]*\})/).flatMap((written): TextSegment[] => {
    if (written === '') return []
    if (!written.startsWith('${')) return [{ written }]
    const template = readTemplate(written, { variables, wildcards: false })
    if ('problem' in template) return [{ written }]
    const [part] = template.parts
    const key = part?.kind === 'variable' ? part.key : ''
    return [{ written, variable: { key, value: resolveTemplate(template, keys)?.text } }]
  })
}
