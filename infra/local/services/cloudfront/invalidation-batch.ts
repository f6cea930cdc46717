/** Reads the body of CreateInvalidation, and nothing else: its elements in any order, text without markup. */
import { invalidArgument, malformedXml } from './errors.ts'

export interface InvalidationBatch {
  readonly callerReference: string
  readonly paths: readonly string[]
}

/** @throws ServiceError */
export function readInvalidationBatch(body: Uint8Array): InvalidationBatch {
  const text = decode(body)
  const root = contentOf(text.replace(/^\ufeff?\s*<\?xml [^<>]*\?>/, ''), 'InvalidationBatch')
  const pathsElement = contentOf(root, 'Paths')
  const items = /<Items>([\s\S]*?)<\/Items>/.exec(pathsElement)?.[1] ?? ''
  const paths = [...items.matchAll(/<Path>([^<]*)<\/Path>/g)].map(([, path = '']) => unescape(path))
  const quantity = contentOf(pathsElement, 'Quantity').trim()
  if (items.replace(/<Path>[^<]*<\/Path>/g, '').trim() !== '') throw malformedXml()
  if (quantity !== String(paths.length))
    throw invalidArgument('The parameter Quantity does not match the number of Items.')
  const wrong = paths.find((path) => !path.startsWith('/'))
  if (wrong !== undefined || paths.length === 0)
    throw invalidArgument('Your request contains one or more invalid invalidation paths.')
  return { callerReference: unescape(contentOf(root, 'CallerReference')), paths }
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw malformedXml()
  }
}

/** The one element of that name. */
function contentOf(text: string, name: string): string {
  const pattern = new RegExp(`<${name}(?:\\s+xmlns="[^"<>]*")?>([\\s\\S]*?)</${name}>`, 'g')
  const [first, ...more] = [...text.matchAll(pattern)]
  if (first?.[1] === undefined || more.length > 0) throw malformedXml()
  return first[1]
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function unescape(text: string): string {
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16))
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)))
    return entities[entity] ?? whole
  })
}
