/**
 * What operations of a REST service are given and give: method, path, parameters and headers in place of one body, and bytes
 * or XML with headers in answer.
 */

export interface RestPayload {
  /** The body as the client meant it: out of its chunks where it came in chunks. */
  readonly bytes: Uint8Array
  /** What came after the last chunk, names in lower case. */
  readonly trailers: ReadonlyMap<string, string>
}

export interface RestRequest {
  readonly method: string
  /** As sent: path and query, not decoded. */
  readonly target: string
  /** Decoded, each with its values in the order sent. */
  readonly query: ReadonlyMap<string, readonly string[]>
  /** By name in lower case, values as sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /**
   * The body. Signatures of such services cover a header that says what the body must be, so it is held against that here,
   * and whoever does not ask for it is not told.
   *
   * @throws ServiceError where it is another than was signed
   */
  readonly payload: () => RestPayload
}

/** An element: its text, or those within it, in order. */
export type XmlElement = readonly [name: string, content: string | readonly XmlElement[]]

export interface RestOutput {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Default: nothing. */
  readonly body?: Uint8Array | { readonly xml: XmlElement }
}
