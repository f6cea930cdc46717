/**
 * The gate's one way to read headers: from the index of what the signature covers. Whoever acts on a header that was
 * verified reads it here too; Node's joined or first-wins `headers` could show another value than the one checked.
 */
import type { HeaderIndex } from '../../../src/sigv4/header-index.ts'

/**
 * The value of a header that is sent at most once, trimmed; `undefined` when absent or empty. `readClaimedSignature` has
 * refused repeats.
 *
 * @param name In lower case.
 */
export function headerValue(headers: HeaderIndex, name: string): string | undefined {
  const value = headers.get(name)?.[0]
  if (value === undefined) return undefined
  return (isTrimmed(value) ? value : value.replace(/^[ \t]+|[ \t]+$/g, '')) || undefined
}

function isTrimmed(value: string): boolean {
  return !isBlank(value.charCodeAt(0)) && !isBlank(value.charCodeAt(value.length - 1))
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}
