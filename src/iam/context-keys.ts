/** The condition keys of one request, found whatever the case of their names. */
import type { RequestContext } from './decision.ts'

/** By name in lower case. A string is a single-valued key, an array a multivalued one. */
export type ContextKeys = ReadonlyMap<string, string | readonly string[]>

/** @throws Error where two keys differ only in case, since a policy could then mean either. */
export function contextKeys(context: RequestContext): ContextKeys {
  const values = new Map<string, string | readonly string[]>()
  const keys = Object.keys(context)
  for (const key of keys) {
    const value = context[key]
    if (value !== undefined) values.set(lowerCase(key), value)
  }
  if (values.size < keys.length) refuseTwice(keys)
  return values
}

/** Names the key that there are two of. A key without a value is none. */
function refuseTwice(keys: readonly string[]): void {
  const names = new Set<string>()
  for (const key of keys) {
    const name = key.toLowerCase()
    if (names.has(name)) throw new Error(`The request context holds ${key} twice.`)
    names.add(name)
  }
}

/**
 * Names once met. A request has some twenty keys, and nearly all requests have the same ones: this halves the time of a decision.
 * Bounded, since clients choose the names of tags.
 */
const lowerCaseNames = new Map<string, string>()
const maximumNames = 500
const maximumLength = 100

function lowerCase(key: string): string {
  const known = lowerCaseNames.get(key)
  if (known !== undefined) return known
  const name = key.toLowerCase()
  if (lowerCaseNames.size < maximumNames && key.length <= maximumLength) {
    lowerCaseNames.set(key, name)
  }
  return name
}
