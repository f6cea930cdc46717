/**
 * The canonical request: the one spelling of a request that both sides hash. It is made from the request as sent, for
 * all services but S3, which neither normalizes the path nor escapes it twice.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

export interface CanonicalRequestParts {
  readonly method: string
  /** Path and query as sent, not decoded: `/?Param1=value1`. */
  readonly target: string
  /** Name, value, name, value… in the order sent, names in any case. */
  readonly rawHeaders: readonly string[]
  /** `SignedHeaders` as the signer gave it, in that order. A name that the request lacks counts as an empty value. */
  readonly signedHeaders: readonly string[]
  /** SHA-256 of the body in hexadecimal. */
  readonly payloadHash: string
  /** Whether `.`, `..` and empty path segments are resolved. Default true. */
  readonly normalizePath?: boolean
  /** Query parameters that are no part of it: `X-Amz-Signature` in the query form. Default none. */
  readonly omittedParameters?: readonly string[]
}

export function canonicalRequest(parts: CanonicalRequestParts): string {
  const mark = parts.target.indexOf('?')
  const path = mark < 0 ? parts.target : parts.target.slice(0, mark)
  const query = mark < 0 ? '' : parts.target.slice(mark + 1)
  return [
    parts.method,
    canonicalPath(path, parts.normalizePath ?? true),
    canonicalQuery(query, parts.omittedParameters),
    canonicalHeaders(parts.rawHeaders, parts.signedHeaders),
    parts.signedHeaders.map(lowerCase).join(';'),
    parts.payloadHash,
  ].join('\n')
}

/** Escapes the path as sent, so what was escaped once is escaped twice: `/a%20b` becomes `/a%2520b`. */
export function canonicalPath(path: string, normalize = true): string {
  return escapeBytes(utf8.encode(normalize ? resolveSegments(path) : path || '/'), isPathByte)
}

/** Parameters decoded, escaped anew, and sorted by name, then value. `+` means a blank, as in a form. */
export function canonicalQuery(query: string, omitted: readonly string[] = []): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = equals < 0 ? pair : pair.slice(0, equals)
      const value = equals < 0 ? '' : pair.slice(equals + 1)
      return [escapeParameter(name), escapeParameter(value)] as const
    })
    .filter(([name]) => !omitted.includes(name))
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** One line for each signed header, each ended by a newline; values trimmed, inner blanks collapsed, repeats joined by commas. */
export function canonicalHeaders(
  rawHeaders: readonly string[],
  signedHeaders: readonly string[],
): string {
  const values = new Map<string, string[]>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = lowerCase(rawHeaders[index] ?? '')
    const value = (rawHeaders[index + 1] ?? '').replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
    const earlier = values.get(name)
    if (earlier) earlier.push(value)
    else values.set(name, [value])
  }
  return signedHeaders
    .map(lowerCase)
    .map((name) => `${name}:${(values.get(name) ?? []).join(',')}\n`)
    .join('')
}

/** The decoded names of a query's parameters, as the signature sees them. */
export function queryParameterNames(target: string): readonly string[] {
  const mark = target.indexOf('?')
  if (mark < 0) return []
  return target
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => new TextDecoder().decode(decodeParameter(pair.split('=', 1)[0] ?? '')))
}

const utf8 = new TextEncoder()

function lowerCase(name: string): string {
  return name.toLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function resolveSegments(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`
}

function escapeParameter(text: string): string {
  return escapeBytes(decodeParameter(text), isUnreservedByte)
}

/** Percent-decodes to bytes. A percent sign without two hexadecimal digits stands for itself. */
function decodeParameter(text: string): Uint8Array {
  const source = utf8.encode(text)
  const decoded: number[] = []
  for (let index = 0; index < source.length; index += 1) {
    const byte = source[index] ?? 0
    const digits = byte === 0x25 ? String.fromCharCode(...source.slice(index + 1, index + 3)) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(digits)) {
      decoded.push(Number.parseInt(digits, 16))
      index += 2
    } else {
      decoded.push(byte === 0x2b ? 0x20 : byte)
    }
  }
  return Uint8Array.from(decoded)
}

function escapeBytes(bytes: Uint8Array, isKept: (byte: number) => boolean): string {
  let escaped = ''
  for (const byte of bytes) {
    escaped += isKept(byte)
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return escaped
}

function isUnreservedByte(byte: number): boolean {
  return /^[A-Za-z0-9\-._~]$/.test(String.fromCharCode(byte))
}

function isPathByte(byte: number): boolean {
  return byte === 0x2f || isUnreservedByte(byte)
}
