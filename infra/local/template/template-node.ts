/** A template as a tree of values, each with its place in the file. Intrinsics are still maps: `{ Ref: … }`. */

export interface Place {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** `Resources.GuestRole.Properties.Policies[0].PolicyName`; empty for the document itself. */
  readonly path: string
}

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly place: Place
  readonly value: string | number | boolean
  /** As written, so that a number where CloudFormation takes its text keeps its digits. */
  readonly source: string
}

export interface ListNode {
  readonly kind: 'list'
  readonly place: Place
  readonly items: readonly TemplateNode[]
}

export interface MapEntry {
  readonly key: string
  /** Of the key. */
  readonly place: Place
  readonly value: TemplateNode
}

export interface MapNode {
  readonly kind: 'map'
  readonly place: Place
  readonly entries: readonly MapEntry[]
}

/** A value that could not be told and whose problem is reported already: whoever meets one stays silent. */
export interface UnknownNode {
  readonly kind: 'unknown'
  readonly place: Place
}

export type TemplateNode = ScalarNode | ListNode | MapNode | UnknownNode

export function findEntry(node: TemplateNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}

/** What a node is, for a sentence about what it should have been. */
export function describeNode(node: TemplateNode): string {
  if (node.kind === 'scalar') {
    return typeof node.value === 'string'
      ? `the text '${node.value}'`
      : `the ${typeof node.value} ${node.source}`
  }
  return node.kind === 'list' ? 'a list' : 'a map'
}

/** The plain value of a tree without intrinsics. `undefined` where any part of it is unknown. */
export function plainValueOf(node: TemplateNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'unknown') return undefined
  if (node.kind === 'list') {
    const items = node.items.map(plainValueOf)
    return items.includes(undefined) ? undefined : items
  }
  const entries = node.entries.map(({ key, value }) => [key, plainValueOf(value)] as const)
  // fromEntries defines properties, so that a key such as `__proto__` stays an ordinary key.
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries)
}

/**
 * The place of `path` below `node`, or of the nearest thing above it that exists.
 *
 * @param path `Statement[0].Condition.StringEquals`. Keys may hold dots and colons themselves, so the longest key that fits wins.
 */
export function placeAt(node: TemplateNode, path: string): Place {
  const rest = path.replace(/^\./, '')
  if (rest === '') return node.place
  if (node.kind === 'list') {
    const index = /^(?:\[(\d+)\]|(\d+)(?=[.[]|$))/.exec(rest)
    const item = index === null ? undefined : node.items[Number(index[1] ?? index[2])]
    return item === undefined || index === null
      ? node.place
      : placeAt(item, rest.slice(index[0].length))
  }
  if (node.kind !== 'map') return node.place
  const [entry] = node.entries
    .filter(({ key }) => rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`))
    .sort((one, other) => other.key.length - one.key.length)
  if (entry === undefined) return node.place
  const below = rest.slice(entry.key.length)
  return below === '' ? entry.place : placeAt(entry.value, below)
}
