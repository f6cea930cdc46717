/** Reads input that nobody has validated yet. Only own properties count, so that a name like `constructor` finds nothing. */

/** A member of an input structure or map. `undefined` where it is absent or null, which DynamoDB takes for absent. */
export function field(input: unknown, name: string): unknown {
  if (!isMap(input) || !Object.hasOwn(input, name)) return undefined
  return input[name] ?? undefined
}

/** Entries of a map whose values are not null; nothing for anything else. */
export function entries(input: unknown): readonly (readonly [string, unknown])[] {
  return isMap(input) ? Object.entries(input).filter(([, value]) => value !== null) : []
}

export function items(input: unknown): readonly unknown[] {
  return Array.isArray(input) ? (input as readonly unknown[]) : []
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
