/** Reads the fields of AWS's query protocol: texts, lists (`Names.member.1`), lists of structures. */

export type Fields = Readonly<Record<string, string>>

/** The list's items in the order of their numbers, which may leave numbers out. */
export function readList(fields: Fields, name: string): readonly string[] {
  return membersOf(fields, name)
    .filter(({ rest }) => rest === undefined)
    .map(({ value }) => value)
}

export function readStructures(fields: Fields, name: string): readonly Fields[] {
  const structures = new Map<number, Record<string, string>>()
  for (const { index, rest, value } of membersOf(fields, name)) {
    const structure = structures.get(index) ?? {}
    if (rest !== undefined) structure[rest] = value
    structures.set(index, structure)
  }
  return [...structures.values()]
}

function membersOf(fields: Fields, name: string) {
  return Object.entries(fields)
    .flatMap(([field, value]) => {
      const [, list, number, rest] = /^(\w+)\.member\.(\d{1,9})(?:\.(.+))?$/.exec(field) ?? []
      return list === name ? [{ index: Number(number), rest, value }] : []
    })
    .sort((one, other) => one.index - other.index)
}
