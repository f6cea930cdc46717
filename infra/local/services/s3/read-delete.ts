/**
 * Reads the XML of DeleteObjects, and no other: elements, text, entities and a namespace, but no comments, no processing
 * instructions after the first, no document type. What it cannot read is malformed.
 */
import { UnsupportedError } from '../../errors.ts'
import { malformedXml } from './errors.ts'

export interface DoomedObject {
  readonly key: string
  /** The one that an object without versioning has. It asks for another permission. */
  readonly versionId?: 'null'
}

export interface Deletion {
  readonly objects: readonly DoomedObject[]
  readonly quiet: boolean
}

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

const maxKeys = 1000
const maxDepth = 4
const declaration = /^\ufeff?\s*(?:<\?xml [^<>]*\?>\s*)?/
const token = /<(\/?)([A-Za-z]\w*)((?:\s+[\w:]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y

/** @throws ServiceError MalformedXML */
export function readDelete(body: Uint8Array): Deletion {
  const root = readXml(body)
  if (root.name !== 'Delete') throw malformedXml()
  const objects: DoomedObject[] = []
  let quiet = false
  for (const child of root.children) {
    if (child.name === 'Object') objects.push(readObject(child))
    else if (child.name === 'Quiet' && /^(true|false)$/i.test(child.text)) {
      quiet = child.text.toLowerCase() === 'true'
    } else throw malformedXml()
  }
  if (objects.length === 0 || objects.length > maxKeys) throw malformedXml()
  return { objects, quiet }
}

function readObject({ children }: Element): DoomedObject {
  const known = ['Key', 'VersionId', 'ETag', 'LastModifiedTime', 'Size']
  if (children.some(({ name }) => !known.includes(name))) throw malformedXml()
  const [key, ...more] = children.filter(({ name }) => name === 'Key')
  if (key === undefined || more.length > 0 || key.text === '' || key.children.length > 0)
    throw malformedXml()
  const [version, ...others] = children.filter(({ name }) => name !== 'Key')
  if (version === undefined) return { key: key.text }
  const isTheOnlyOne = version.name === 'VersionId' && version.text === 'null'
  if (isTheOnlyOne && others.length === 0) return { key: key.text, versionId: 'null' }
  throw new UnsupportedError(`${version.name} of S3 DeleteObjects`)
}

function readXml(body: Uint8Array): Element {
  const text = decode(body)
  const document: Element = { name: '', children: [], text: '' }
  const open: Element[] = [document]
  token.lastIndex = declaration.exec(text)?.[0].length ?? 0
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (match === null) throw malformedXml()
    const [, closing, name, , empty, content] = match
    const parent = open.at(-1) ?? document
    if (content !== undefined) parent.text += unescape(content)
    else if (closing === '/') {
      if (open.length < 2 || open.pop()?.name !== name || empty === '/') throw malformedXml()
    } else {
      const element: Element = { name: name ?? '', children: [], text: '' }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
      if (open.length > maxDepth) throw malformedXml()
    }
  }
  const [root, ...more] = document.children
  const isWhole = open.length === 1 && more.length === 0 && document.text.trim() === ''
  if (root === undefined || !isWhole) throw malformedXml()
  return root
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw malformedXml()
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
}

function unescape(text: string): string {
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? entities[name] : undefined
    if (character !== undefined) return character
    const [, hexadecimal, decimal] = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name) ?? []
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? Number.NaN)
    const isSurrogate = code >= 0xd800 && code <= 0xdfff
    if (!whole.endsWith(';') || !(code <= 0x10ffff) || isSurrogate) throw malformedXml()
    return String.fromCodePoint(code)
  })
}
