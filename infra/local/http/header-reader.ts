/** Reads headers by name from the raw list, so that routing sees what the signature covers and nothing else. */

export interface HeaderReader {
  /** The first value of that name (lower case), as sent; `undefined` where there is none. */
  first(name: string): string | undefined
}

/** @param rawHeaders Name, value, name, value…, as Node gives them. */
export function readHeaders(rawHeaders: readonly string[]): HeaderReader {
  return {
    first(name) {
      for (let index = 0; index + 1 < rawHeaders.length; index += 2)
        if (rawHeaders[index]?.toLowerCase() === name) return rawHeaders[index + 1]
      return undefined
    },
  }
}
