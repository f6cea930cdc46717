/** A request as it arrived, before anything was understood: what a signature covers. */
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
