/**
 * How the app is cut into files: a small one that sends the first requests while the others are on their way, one with the
 * game, and one with all that talks to AWS, the SDK too. Without this, each of these falls into a handful, and every small
 * file is a request more before the scores.
 */
import { join } from 'node:path'
import { normalizePath } from 'vite'

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** In this order: what two of them need lies with the one that loads first. */
const parts = [
  { name: 'first', entries: ['src/start.ts'] },
  { name: 'game', entries: ['src/main.tsx'] },
  { name: 'aws', entries: ['src/app/services-part.tsx', 'src/aws/create-aws.ts'] },
] as const

/**
 * Used by what loads later alone, though packages that load at once could import it: what speaks the query protocol and
 * XML, for STS, and several queries at a time.
 */
const usedLater =
  /protocols[\\/](query|xml)[\\/]|xml-builder|schema-date-utils|FromStringShape|split-header|queriesObserver|useQueries/

/** Groups for Rolldown's code splitting. */
export function chunkGroups(root: string) {
  let parted: ReadonlyMap<string, string> | undefined
  return parts.map(({ name }, index) => ({
    debugName: name,
    priority: parts.length - index,
    name: (id: string, graph: ModuleGraph) => {
      // Every file needs the bundler's own few lines, so they go with what loads first.
      if (id.startsWith('\0rolldown/')) return name === 'game' ? name : null
      parted ??= partModules(root, graph)
      return parted.get(id) === name && !usedLater.test(id) ? name : null
    },
  }))
}

function partModules(root: string, graph: ModuleGraph): ReadonlyMap<string, string> {
  const parted = new Map<string, string>()
  for (const { name, entries } of parts) {
    const waiting: string[] = entries.map((entry) => normalizePath(join(root, entry)))
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (parted.has(id)) continue
      parted.set(id, name)
      waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
    }
  }
  return parted
}
