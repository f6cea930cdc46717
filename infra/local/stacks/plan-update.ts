/** Plans a stack's next version: what is replaced gets new names, all else keeps those it has. */
import type { NamedSource, StackSource } from '../state/stack-record.ts'
import type { Stack } from '../template/provision/stack.ts'
import { replacingProperties } from './compare-stacks.ts'
import { planSource, type PlannedStack, type PlanningNeeds } from './plan-source.ts'

/**
 * The version that a source describes after `before`.
 *
 * @throws as `planSource`
 */
export function planUpdate(
  before: PlannedStack,
  source: StackSource,
  needs: PlanningNeeds,
): PlannedStack {
  const forgotten = new Set<string>()
  for (;;) {
    const names = namesWithout(before.source.names, forgotten)
    const planned = planSource({ ...source, names }, before.stack, needs)
    const replaced = resourcesToRename(before.stack, planned.stack, forgotten)
    if (replaced.length === 0) return { ...planned, source: onlyNamesOf(planned) }
    // A new name may be a property of another resource, which is replaced then in its turn.
    for (const key of replaced) forgotten.add(key)
  }
}

/** Those that have the old name and cannot keep it, as the beginning of their names' names: `GameScores AWS::DynamoDB::Table`. */
function resourcesToRename(
  before: Stack,
  after: Stack,
  forgotten: ReadonlySet<string>,
): readonly string[] {
  return after.resources.flatMap((resource) => {
    const key = `${resource.logicalId} ${resource.type}`
    const previous = before.resources.find(({ logicalId, type }) => `${logicalId} ${type}` === key)
    const isReplaced = previous !== undefined && replacingProperties(previous, resource).length > 0
    return isReplaced && !forgotten.has(key) ? [key] : []
  })
}

function namesWithout(
  names: NamedSource['names'],
  forgotten: ReadonlySet<string>,
): NamedSource['names'] {
  return Object.fromEntries(
    Object.entries(names).filter(([name]) => !forgotten.has(resourceKeyOf(name))),
  )
}

/** A resource that is taken out and put back later is another one, unlike in the template file. */
function onlyNamesOf({ stack, source }: PlannedStack): NamedSource {
  const keys = new Set(stack.resources.map(({ logicalId, type }) => `${logicalId} ${type}`))
  const names = Object.fromEntries(
    Object.entries(source.names).filter(
      ([name]) => name.startsWith('stack ') || keys.has(resourceKeyOf(name)),
    ),
  )
  return { ...source, names }
}

function resourceKeyOf(name: string): string {
  return name.split(' ', 2).join(' ')
}
