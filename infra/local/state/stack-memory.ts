/**
 * Remembers what was made up for a stack: physical IDs, role IDs, the stack's ID. Nothing is forgotten, so that a resource
 * that is taken out of a template and put back is the same resource, with its data.
 */
import { damagedFile, readJsonFile, writeJsonFile } from './json-file.ts'

export interface StackMemory {
  /** @param name `GuestRole AWS::IAM::Role physical ID` */
  recall(name: string): string | undefined
  /** Adds names, durably before it returns. */
  remember(names: ReadonlyMap<string, string>): void
}

/**
 * Opens the memory in a file, which need not exist.
 *
 * @throws UserError when the file is damaged; it is left as it is then.
 */
export function openStackMemory(path: string): StackMemory {
  const content = readJsonFile(path)
  if (content !== undefined && !isMemory(content))
    throw damagedFile(path, 'holds something else than the names of a stack')
  const names = new Map(Object.entries(content?.names ?? {}))
  return {
    recall: (name) => names.get(name),
    remember(added) {
      if (added.size === 0) return
      const all = new Map([...names, ...added])
      writeJsonFile(path, { names: Object.fromEntries(all) })
      for (const [name, value] of added) names.set(name, value)
    },
  }
}

function isMemory(value: unknown): value is { readonly names: Readonly<Record<string, string>> } {
  if (typeof value !== 'object' || value === null || !('names' in value)) return false
  const { names } = value
  if (typeof names !== 'object' || names === null || Array.isArray(names)) return false
  return Object.values(names).every((name) => typeof name === 'string')
}
