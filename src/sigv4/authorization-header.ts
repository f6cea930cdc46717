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
  const [algorithm = '', ...words] = header.split(/[, \t]+/).filter((word) => word !== '')
  const parameters = new Map<string, string>()
  const notPairs: string[] = []
  for (const word of words) {
    const equals = word.indexOf('=')
    if (equals < 0) {
      notPairs.push(word)
      continue
    }
    const name = word.slice(0, equals)
    if (!parameters.has(name)) parameters.set(name, word.slice(equals + 1))
  }
  return {
    algorithm,
    credential: parameters.get('Credential'),
    signedHeaders: parameters.get('SignedHeaders'),
    signature: parameters.get('Signature'),
    notPairs,
  }
}
