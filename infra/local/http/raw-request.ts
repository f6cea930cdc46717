/** A request as it arrived, before anything was understood: what a signature covers. */
import { indexHeaders, type HeaderIndex } from '../../../src/sigv4/header-index.ts'

export interface RawRequest {
  readonly method: string
  /** Request target as sent: path and query, not decoded. */
  readonly target: string
  /** Header names and values in the order sent, as Node's `rawHeaders`: name, value, name, value… */
  readonly rawHeaders: readonly string[]
  readonly body: Uint8Array
  /** The body is longer than the stand-in reads, and is not here. Whoever needs it must refuse the request. */
  readonly isTooLarge?: boolean
}

/** Front, route and gate look at one request's headers in turn, so the last list's index is kept. */
let last: { readonly rawHeaders: readonly string[]; readonly index: HeaderIndex } | undefined

/** The headers by name, each with all its values. The list must not change afterwards. */
export function headersOf({ rawHeaders }: Pick<RawRequest, 'rawHeaders'>): HeaderIndex {
  if (last?.rawHeaders !== rawHeaders) last = { rawHeaders, index: indexHeaders(rawHeaders) }
  return last.index
}
