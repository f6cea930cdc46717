/** Writes the XML of AWS's query protocol: objects as elements, arrays as `member` lists. */

/** `undefined` members are left out. Dates are ISO 8601 in UTC. */
export type XmlValue =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue }

export function xmlElements(value: { readonly [name: string]: XmlValue }): string {
  return Object.entries(value)
    .map(([name, child]) => (child === undefined ? '' : `<${name}>${xmlContent(child)}</${name}>`))
    .join('')
}

function xmlContent(value: XmlValue): string {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((item) => `<member>${xmlContent(item)}</member>`).join('')
  if (typeof value === 'object') return xmlElements(value)
  return escapeXml(String(value))
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}

/** Control characters, which keys of objects may hold, are escaped as S3 does, though XML 1.0 has no place for them. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones meant
  return text.replace(/[&<>"'\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
    return `&#${String(character.charCodeAt(0))};`
  })
}
