/** Which resources a statement covers for one request: its Resource, with the request's values in place of variables. */
import { contextKeys } from './context-keys.ts'
import type { RequestContext } from './decision.ts'
import type { Statement } from './policy-document.ts'
import { readTemplate, resolveTemplate } from './variables.ts'

export interface CoveredResources {
  readonly asWritten: readonly string[]
  /** A wildcard stays as it is. What a variable without a value stands in does, too. */
  readonly resolved: readonly string[]
}

/** @returns `undefined` for a statement that says which resources it does not cover. */
export function coveredResources(
  { Resource }: Statement,
  context: RequestContext,
): CoveredResources | undefined {
  if (Resource === undefined) return undefined
  const keys = contextKeys(context)
  const asWritten = [Resource].flat()
  const resolved = asWritten.map((text) => {
    const template = readTemplate(text, { variables: true, wildcards: true })
    return 'problem' in template ? text : (resolveTemplate(template, keys)?.text ?? text)
  })
  return { asWritten, resolved }
}
