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
  /** Names of parameters that are given more than once; the first value of each stands above. */
  readonly repeated: readonly ParameterName[]
}

export type ParameterName = 'Credential' | 'SignedHeaders' | 'Signature'

/** Parameters are parted by commas or blanks, in any order. */
export function parseAuthorizationHeader(header: string): AuthorizationHeader {
  const notPairs: string[] = []
  const repeated: ParameterName[] = []
  const values: { [Name in ParameterName]?: string } = {}
  let algorithm: string | undefined
  for (let start = 0; start <= header.length;) {
    const end = endOfWord(header, start)
    const word = header.slice(start, end)
    start = end + 1
    if (word === '') continue
    if (algorithm === undefined) {
      algorithm = word
      continue
    }
    const sign = word.indexOf('=')
    if (sign < 0) notPairs.push(word)
    const name = parameterNames.find((one) => one.length === sign && word.startsWith(one))
    if (name === undefined) continue
    if (values[name] === undefined) values[name] = word.slice(sign + 1)
    else repeated.push(name)
  }
  return {
    algorithm: algorithm ?? '',
    credential: values.Credential,
    signedHeaders: values.SignedHeaders,
    signature: values.Signature,
    notPairs,
    repeated,
  }
}

const parameterNames: readonly ParameterName[] = ['Credential', 'SignedHeaders', 'Signature']

/** Where the next comma, blank or tab stands, or the header ends. */
function endOfWord(header: string, start: number): number {
  for (let index = start; index < header.length; index += 1) {
    const code = header.charCodeAt(index)
    if (code === 0x2c || code === 0x20 || code === 0x09) return index
  }
  return header.length
}
