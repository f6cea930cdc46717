/**
 * The gate's one way to read headers: from the raw list that the signature covers. Whoever acts on a header that was
 * verified reads it here too; Node's joined or first-wins `headers` could show another value than the one checked.
 */
import type { RawRequest } from '../http/raw-request.ts'

/** All values of a header in the order sent, trimmed. @param name In lower case. */
export function headerValues(request: RawRequest, name: string): readonly string[] {
  const values: string[] = []
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() !== name) continue
    values.push((request.rawHeaders[index + 1] ?? '').replace(/^[ \t]+|[ \t]+$/g, ''))
  }
  return values
}

/** The value of a header that is sent at most once; `undefined` when absent or empty. `authenticate` has refused repeats. */
export function headerValue(request: RawRequest, name: string): string | undefined {
  return headerValues(request, name)[0] || undefined
}
