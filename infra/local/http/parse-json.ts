/**
 * Reads a JSON body once, for the gate and the service alike, so that no two readers can see two requests.
 *
 * A name given twice means its last value, as for AWS's parser and for `JSON.parse`; since the parsed value is the only
 * one that anybody sees, a second reading of the same bytes cannot differ.
 */
import { isUtf8 } from 'node:buffer'
import { UnsupportedError } from '../errors.ts'

/**
 * Deeper than any request that DynamoDB takes: 32 levels of an attribute value are 64 of JSON, below a batch's eight.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html (nested attribute depth)
 */
const maxDepth = 80

/**
 * More objects and lists than 16 MiB of attribute values can hold: the shortest, `{"S":""}`, has eight bytes and a comma.
 * Parsing five million empty lists would hold up everybody for seconds.
 */
const maxContainers = 2_000_000

/** The body as an object, or `undefined` where it is not UTF-8, not JSON, not an object, nested too deep, or of too many parts. */
export function parseJsonObject(body: Uint8Array): Record<string, unknown> | undefined {
  let value: unknown
  try {
    if (!isUtf8(body)) return undefined
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
    if (isTooComplex(text)) return undefined
    value = JSON.parse(text)
    if (text.includes('__proto__') || text.includes('\\u')) refusePrototypeName(value)
  } catch (error) {
    if (error instanceof UnsupportedError) throw error
    return undefined
  }
  return isObject(value) ? value : undefined
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTooComplex(text: string): boolean {
  let depth = 0
  let containers = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c /* \ */) index++
      else if (code === 0x22 /* " */) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b /* { */ || code === 0x5b /* [ */) {
      if (++depth > maxDepth || ++containers > maxContainers) return true
    } else if (code === 0x7d /* } */ || code === 0x5d /* ] */) depth--
  }
  return false
}

/** `__proto__` as a name would change the objects of the engine behind the gate, and so what it sees. */
function refusePrototypeName(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Object.hasOwn(value, '__proto__')) throw new UnsupportedError('the name __proto__ in a body')
  for (const child of Object.values(value)) refusePrototypeName(child)
}
