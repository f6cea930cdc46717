/** Times as Signature Version 4 writes them: ISO 8601's basic format, UTC, whole seconds. */

/** `20150830T123600Z`; fractions of a second are dropped. */
export function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Reads `20150830T123600Z`, and nothing else. `undefined` for a day or time that does not exist, too. */
export function parseAmzDate(text: string): Date | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second] = match.map(Number)
  const date = new Date(
    Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0),
  )
  return formatAmzDate(date) === text ? date : undefined
}

/** Reads the preferred form of HTTP's `Date`, `Sun, 30 Aug 2015 12:36:00 GMT`, and nothing else. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
export function parseHttpDate(text: string): Date | undefined {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return undefined
  const date = new Date(milliseconds)
  return date.toUTCString() === text ? date : undefined
}
