/** Damage to a right request: to its JSON, and to the text of that. */
import fc from 'fast-check'
import type { Json } from './values.ts'

export interface JsonMutation {
  /** Which of the nodes, counted in order. */
  readonly at: number
  readonly kind: 'replace' | 'remove' | 'wrap' | 'rename'
  readonly junk: Json
}

export interface TextMutation {
  readonly at: number
  readonly kind: 'cut' | 'insert' | 'escape' | 'repeat'
  readonly text: string
}

export const jsonMutation: fc.Arbitrary<JsonMutation> = fc.record({
  at: fc.nat(60),
  kind: fc.constantFrom('replace', 'remove', 'wrap', 'rename'),
  junk: fc.oneof(
    fc.constantFrom<Json>(null, '', [], {}, 0, -1, 1e300, true, '@rival@', [null], {
      S: '@rival@',
    }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
})

export const textMutation: fc.Arbitrary<TextMutation> = fc.record({
  at: fc.nat(400),
  kind: fc.constantFrom('cut', 'insert', 'escape', 'repeat'),
  text: fc.constantFrom(
    '{',
    '}',
    '"',
    ',',
    '\\',
    ' ',
    '\u0000',
    '\ufeff',
    '"UserId":{"S":"@rival@"},',
    '"Key":{"UserId":{"S":"@rival@"},"GameTitle":{"S":"Meteor Blasters"}},',
    '"TableName":"GameScores",',
    '"__proto__":{"UserId":{"S":"@rival@"}},',
  ),
})

export function mutateJson(body: Json, mutations: readonly JsonMutation[]): Json {
  return mutations.reduce((damaged, mutation) => {
    let left = mutation.at % Math.max(1, countNodes(damaged))
    return damageNode(damaged, () => left-- === 0, mutation)
  }, body)
}

function countNodes(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1
  return 1 + Object.values(value).reduce<number>((sum, child) => sum + countNodes(child), 0)
}

function damageNode(value: Json, isIt: () => boolean, mutation: JsonMutation): Json {
  if (isIt()) return mutation.kind === 'wrap' ? [value] : mutation.junk
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((child) => damageNode(child, isIt, mutation))
  const entries = Object.entries(value).flatMap(([name, child]): [string, Json][] => {
    if (mutation.kind === 'replace' || mutation.kind === 'wrap' || !isIt())
      return [[name, damageNode(child, isIt, mutation)]]
    return mutation.kind === 'remove' ? [] : [[JSON.stringify(mutation.junk), child]]
  })
  return Object.fromEntries(entries)
}

export function mutateText(body: string, mutations: readonly TextMutation[]): string {
  return mutations.reduce((text, { at, kind, text: inserted }) => {
    const place = text.length === 0 ? 0 : at % text.length
    const [before, after] = [text.slice(0, place), text.slice(place)]
    switch (kind) {
      case 'cut':
        return before
      case 'insert':
        return before + inserted + after
      case 'repeat':
        return before + after.slice(0, 10) + after
      case 'escape': {
        const code = after.charCodeAt(0)
        return Number.isNaN(code)
          ? text
          : `${before}\\u${code.toString(16).padStart(4, '0')}${after.slice(1)}`
      }
    }
  }, body)
}
