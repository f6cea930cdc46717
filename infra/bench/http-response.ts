/** Just enough HTTP to tell where an answer ends, for servers that announce its length. */

export interface HttpResponse {
  readonly status: number
  /** Of head and body together. */
  readonly sizeBytes: number
}

/** The first answer in what was received, or `undefined` while it is not complete. @throws Error for an answer of unknown length */
export function responseIn(received: Buffer): HttpResponse | undefined {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = received.toString('latin1', 0, headEnd)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`The answer does not say how long it is: ${head}`)
  const sizeBytes = headEnd + 4 + Number(length)
  return received.length < sizeBytes ? undefined : { status: Number(head.slice(9, 12)), sizeBytes }
}
