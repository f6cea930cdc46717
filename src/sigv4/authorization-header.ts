/** Reads an `Authorization` header of Signature Version 4 into its parts. Says what is missing; judges nothing. */

export interface AuthorizationHeader {
  /** As sent: `AWS4-HMAC-SHA256`. */
  readonly algorithm: string
  readonly credential: string | undefined
  /** As sent: `host;x-amz-date`. May be empty. */
  readonly signedHeaders: string | undefined
  readonly signature: string | undefined
  /** Words after the algorithm that are not `name=value`. */
  readonly notPairs: readonly string[]
}

/** Parameters are parted by commas or blanks, in any order. Of a parameter given twice the first counts. */
export function parseAuthorizationHeader(header: string): AuthorizationHeader {
  const notPairs: string[] = []
  let algorithm: string | undefined
  let credential: string | undefined
  let signedHeaders: string | undefined
  let signature: string | undefined
  for (let start = 0; start <= header.length;) {
    const end = endOfWord(header, start)
    const word = header.slice(start, end)
    start = end + 1
    if (word === '') continue
    if (algorithm === undefined) algorithm = word
    else if (!word.includes('=')) notPairs.push(word)
    else if (word.startsWith('Credential=')) credential ??= word.slice('Credential='.length)
    else if (word.startsWith('SignedHeaders='))
      signedHeaders ??= word.slice('SignedHeaders='.length)
    else if (word.startsWith('Signature=')) signature ??= word.slice('Signature='.length)
  }
  return { algorithm: algorithm ?? '', credential, signedHeaders, signature, notPairs }
}

/** Where the next comma, blank or tab stands, or the header ends. */
function endOfWord(header: string, start: number): number {
  for (let index = start; index < header.length; index += 1) {
    const code = header.charCodeAt(index)
    if (code === 0x2c || code === 0x20 || code === 0x09) return index
  }
  return header.length
}
