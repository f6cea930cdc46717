/** Times as Signature Version 4 writes them: ISO 8601's basic format, UTC, whole seconds. */

/** `20150830T123600Z`; fractions of a second are dropped. */
export function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Reads `20150830T123600Z`, and nothing else. `undefined` for a day or time that does not exist, too. */
export function parseAmzDate(text: string): Date | undefined {
  if (text.length !== 16 || text[8] !== 'T' || text[15] !== 'Z') return undefined
  const year = digitsAt(text, 0, 4)
  const month = digitsAt(text, 4, 2)
  const day = digitsAt(text, 6, 2)
  const hour = digitsAt(text, 9, 2)
  const minute = digitsAt(text, 11, 2)
  const second = digitsAt(text, 13, 2)
  // Date.UTC takes 0 to 99 for years of the 20th century.
  if (!(year >= 100 && hour < 24 && minute < 60 && second < 60)) return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined
}

/** NaN unless all are digits. */
function digitsAt(text: string, start: number, length: number): number {
  let value = 0
  for (let index = start; index < start + length; index += 1) {
    const digit = text.charCodeAt(index) - 0x30
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Reads the preferred form of HTTP's `Date`, `Sun, 30 Aug 2015 12:36:00 GMT`, and nothing else. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
export function parseHttpDate(text: string): Date | undefined {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return undefined
  const date = new Date(milliseconds)
  return date.toUTCString() === text ? date : undefined
}
