/**
 * How the app is cut into files: a small one that sends the first requests while the others are on their way, one with the
 * game, and one with all that talks to AWS, the SDK too. Without this, each of these falls into a handful, and every small
 * file is a request more before the scores.
 */
import { join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { modulesOfFirstLoad } from './first-modules.ts'

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
 * The SDK's index of these has code of its own. So it is in the first load, and a group takes along what its modules import:
 * what streams to S3, say, unless another group has it already.
 */
const serde = /@smithy[\\/]core[\\/].*[\\/]serde[\\/]/

/** @param root The project's folder. @returns Groups for Rolldown's code splitting, and the plugin that they need. */
export function chunksOf(root: string) {
  const pathsOf = (entries: readonly string[]) =>
    entries.map((entry) => normalizePath(join(root, entry)))
  let needed: ReadonlySet<string> | undefined
  let parted: ReadonlyMap<string, string> | undefined

  const plugin: Plugin = {
    name: 'leading-key:chunks',
    apply: 'build',
    async buildStart() {
      parted = undefined
      needed = await modulesOfFirstLoad(
        root,
        parts.flatMap(({ entries }) => pathsOf(entries)),
      )
    },
  }

  function partModules(graph: ModuleGraph): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const { name, entries } of parts) {
      const waiting = pathsOf(entries)
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (found.has(id)) continue
        found.set(id, name)
        waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
      }
    }
    return found
  }

  const isOf = (name: string | undefined, id: string, graph: ModuleGraph) => {
    parted ??= partModules(graph)
    return name === undefined ? parted.has(id) : parted.get(id) === name
  }
  // Styles have no code, and are one file anyway.
  const isNeeded = (id: string) => needed?.has(id) !== false

  const groups = [
    {
      debugName: 'serde',
      priority: parts.length + 1,
      includeDependenciesRecursively: false,
      name: (id: string, graph: ModuleGraph) =>
        serde.test(id) && isOf(undefined, id, graph) && !isNeeded(id) ? 'serde' : null,
    },
    ...parts.map(({ name }, index) => ({
      debugName: name,
      priority: parts.length - index,
      name: (id: string, graph: ModuleGraph) =>
        isOf(name, id, graph) && isNeeded(id) ? name : null,
    })),
  ]
  return { plugin, groups }
}
