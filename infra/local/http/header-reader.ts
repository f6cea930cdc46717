/** Reads headers by name from the raw list, so that routing sees what the signature covers and nothing else. */
import { headersOf } from './raw-request.ts'

export interface HeaderReader {
  /** The first value of that name (lower case), as sent; `undefined` where there is none. */
  first(name: string): string | undefined
}

/** @param rawHeaders Name, value, name, value…, as Node gives them. */
export function readHeaders(rawHeaders: readonly string[]): HeaderReader {
  const index = headersOf({ rawHeaders })
  return { first: (name) => index.get(name)?.[0] }
}
