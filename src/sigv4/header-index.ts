/** Headers as a signature sees them: by name in lower case, each with its values in the order sent. */
export type HeaderIndex = ReadonlyMap<string, readonly string[]>

/** @param rawHeaders Name, value, name, value… in the order sent, names in any case. */
export function indexHeaders(rawHeaders: readonly string[]): HeaderIndex {
  const index = new Map<string, string[]>()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    const value = rawHeaders[at + 1] ?? ''
    const earlier = index.get(name)
    if (earlier === undefined) index.set(name, [value])
    else earlier.push(value)
  }
  return index
}
