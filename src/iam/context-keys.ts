/** The condition keys of one request, found whatever the case of their names. */
import type { RequestContext } from './decision.ts'

export interface ContextKeys {
  /** A string is a single-valued key, an array a multivalued one. */
  get(key: string): string | readonly string[] | undefined
}

/** @throws Error where two keys differ only in case, since a policy could then mean either. */
export function contextKeys(context: RequestContext): ContextKeys {
  const values = new Map<string, string | readonly string[]>()
  for (const [key, value] of Object.entries(context)) {
    const name = key.toLowerCase()
    if (values.has(name)) throw new Error(`The request context holds ${key} twice.`)
    values.set(name, value)
  }
  return { get: (key) => values.get(key.toLowerCase()) }
}
