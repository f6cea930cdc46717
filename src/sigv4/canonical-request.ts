/**
 * The canonical request: the one spelling of a request that both sides hash. It is made from the request as sent. S3 alone
 * neither normalizes the path nor escapes it twice.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import type { HeaderIndex } from './header-index.ts'
import { decodeParameter, decodePath, queryOf, splitQuery } from './query-parameters.ts'

export interface CanonicalRequestParts {
  readonly method: string
  /** Path and query as sent, not decoded: `/?Param1=value1`. */
  readonly target: string
  readonly headers: HeaderIndex
  /** `SignedHeaders` as the signer gave it, in that order. A name that the request lacks counts as an empty value. */
  readonly signedHeaders: readonly string[]
  /** SHA-256 of the body in hexadecimal; for S3 also what stands in its place, as `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string
  /** Whether `.`, `..` and empty path segments are resolved. Default true. */
  readonly normalizePath?: boolean
  /** S3's way: the path decoded, then escaped once, and never normalized, since `a/../b` is a key there. Default false. */
  readonly escapePathOnce?: boolean
  /** Query parameters that are no part of it: `X-Amz-Signature` in the query form. Default none. */
  readonly omittedParameters?: readonly string[]
}

export function canonicalRequest(parts: CanonicalRequestParts): string {
  const { method, target, headers, payloadHash } = parts
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const signedHeaders = parts.signedHeaders.map((name) => name.toLowerCase())
  const uri =
    parts.escapePathOnce === true
      ? pathEscapedOnce(path)
      : canonicalPath(path, parts.normalizePath ?? true)
  const canonical = `${method}\n${uri}\n`
  return `${canonical}${canonicalQuery(queryOf(target), parts.omittedParameters)}\n${canonicalHeaders(headers, signedHeaders)}\n${signedHeaders.join(';')}\n${payloadHash}`
}

/** Escapes the path as sent, so what was escaped once is escaped twice: `/a%20b` becomes `/a%2520b`. */
export function canonicalPath(path: string, normalize = true): string {
  if (path === '/') return path
  return escapeBytes(utf8.encode(normalize ? resolveSegments(path) : path || '/'), isPathByte)
}

/** Whatever the client chose to escape: `/a%20b` and `/a'b` become `/a%20b` and `/a%27b`. */
export function pathEscapedOnce(path: string): string {
  return escapeBytes(decodePath(path || '/'), isPathByte)
}

/** Parameters decoded, escaped anew, and sorted by name, then value. `+` means a blank, as in a form. */
export function canonicalQuery(query: string, omitted: readonly string[] = []): string {
  if (query === '') return ''
  return splitQuery(query)
    .map(([name, value]) => [escapeParameter(name), escapeParameter(value)] as const)
    .filter(([name]) => !omitted.includes(name))
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/**
 * One line for each signed header, each ended by a newline; values trimmed, inner blanks collapsed, repeats joined by
 * commas.
 *
 * @param signedHeaders In lower case.
 */
export function canonicalHeaders(headers: HeaderIndex, signedHeaders: readonly string[]): string {
  let lines = ''
  for (const name of signedHeaders) {
    const values = headers.get(name)
    const [first = ''] = values ?? []
    const joined =
      values === undefined || values.length < 2
        ? collapseBlanks(first)
        : values.map(collapseBlanks).join(',')
    lines += `${name}:${joined}\n`
  }
  return lines
}

const utf8 = new TextEncoder()

/** Looks before it replaces, since nearly every value is in order and a session token is long. */
function collapseBlanks(value: string): string {
  const isInOrder =
    !value.startsWith(' ') &&
    !value.endsWith(' ') &&
    !value.includes('  ') &&
    !value.includes('\t') &&
    !value.includes('\n') &&
    !value.includes('\r')
  return isInOrder ? value : value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
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
