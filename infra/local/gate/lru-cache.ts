/** A bounded map that forgets what was used longest ago. */

export interface LruCache<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** @param limit How many entries are kept at most. */
export function createLruCache<Value>(limit: number): LruCache<Value> {
  // A Map keeps the order of insertion, so its first key is the one used longest ago.
  const entries = new Map<string, Value>()

  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size <= limit) return
      const oldest = entries.keys().next()
      if (oldest.done !== true) entries.delete(oldest.value)
    },
  }
}
