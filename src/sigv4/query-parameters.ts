/** A query string as a signature sees it: parameters decoded, `+` meaning a blank, as in a form. */

/** Decoded names, each with its decoded values in the order sent. Bytes that are no UTF-8 become U+FFFD. */
export function readQueryParameters(target: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>()
  for (const [name, value] of splitQuery(queryOf(target))) {
    const decodedName = decodeText(name)
    const decodedValue = decodeText(value)
    const earlier = parameters.get(decodedName)
    if (earlier === undefined) parameters.set(decodedName, [decodedValue])
    else earlier.push(decodedValue)
  }
  return parameters
}

/** What follows the question mark of a request target; empty where there is none. */
export function queryOf(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? '' : target.slice(mark + 1)
}

/** Names and values as sent. A parameter without an equal sign has an empty value. */
export function splitQuery(query: string): readonly (readonly [name: string, value: string])[] {
  if (query === '') return []
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
    })
}

/** Percent-decodes to bytes; `+` means a blank. A percent sign without two hexadecimal digits stands for itself. */
export function decodeParameter(text: string): Uint8Array {
  return percentDecode(text, 0x20)
}

/** The same for a path, where `+` is a plus sign. */
export function decodePath(path: string): Uint8Array {
  return percentDecode(path, 0x2b)
}

function percentDecode(text: string, plus: number): Uint8Array {
  const source = new TextEncoder().encode(text)
  const decoded: number[] = []
  for (let index = 0; index < source.length; index += 1) {
    const byte = source[index] ?? 0
    const digits = byte === 0x25 ? String.fromCharCode(...source.slice(index + 1, index + 3)) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(digits)) {
      decoded.push(Number.parseInt(digits, 16))
      index += 2
    } else {
      decoded.push(byte === 0x2b ? plus : byte)
    }
  }
  return Uint8Array.from(decoded)
}

function decodeText(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(decodeParameter(text))
}
