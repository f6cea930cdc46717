/** Deletes the physical resources of a version that a stack has no more, those first that others need last. */
import type { NamedSource } from '../state/stack-record.ts'
import type { StackResource } from '../template/provision/stack.ts'
import type { CarryOutNeeds } from './carry-out.ts'
import { keysOf, type MadeStack } from './made-stack.ts'
import type { PlannedStack } from './plan-source.ts'
import { deleteResource, ResourceFailure } from './resource-store.ts'
import { resourceKey } from './stack-parts.ts'

export interface TakeAwayOptions {
  /** Whether what is taken away was made by what failed: RetainExceptOnCreate keeps nothing then. */
  readonly isCreation: boolean
  /** Whether Retain keeps nothing then, either. */
  readonly retainsExceptOnCreate?: boolean | undefined
  /** Whether the stack itself goes. */
  readonly isDeletion?: boolean
  /** Logical IDs to be kept whatever their policy says. */
  readonly retain: readonly string[]
}

/** @returns Logical IDs of those that could not be deleted. */
export async function takeAway(
  stack: MadeStack,
  version: PlannedStack,
  options: TakeAwayOptions,
  needs: CarryOutNeeds,
): Promise<readonly string[]> {
  const failed: string[] = []
  for (const resource of resourcesToTakeAway(stack, version, options)) {
    const key = resourceKey(resource.type, resource.physicalId)
    await needs.pause()
    if (isKept(stack, resource, options)) {
      stack.turnResource(resource, 'DELETE_SKIPPED', retaining(stack, version.source, key))
      continue
    }
    stack.turnResource(resource, 'DELETE_IN_PROGRESS')
    try {
      await deleteResource(needs.resources, resource)
      stack.turnResource(resource, 'DELETE_COMPLETE', { gone: [...stack.record.gone, key] })
    } catch (error) {
      if (!(error instanceof ResourceFailure)) throw error
      failed.push(resource.logicalId)
      // A stack that stays gives up on it; one that is deleted is asked again.
      const changes = options.isDeletion ? {} : retaining(stack, version.source, key)
      stack.turnResource(resource, 'DELETE_FAILED', changes, error.message)
    }
  }
  return failed
}

function resourcesToTakeAway(
  stack: MadeStack,
  { stack: { resources }, order }: PlannedStack,
  { isDeletion = false }: TakeAwayOptions,
): readonly StackResource[] {
  const { operation, gone } = stack.record
  const { current } = stack
  const stays = new Set(isDeletion || current === undefined ? [] : keysOf(current.stack))
  const made =
    operation === undefined || operation.kind === 'delete' || operation.phase === 'clean-up'
      ? undefined
      : operation.made
  return [...order].reverse().flatMap((logicalId) => {
    const resource = resources.find((each) => each.logicalId === logicalId)
    if (resource === undefined) return []
    const key = resourceKey(resource.type, resource.physicalId)
    const isOurs = made === undefined || made.includes(key)
    return isOurs && !stays.has(key) && !gone.includes(key) ? [resource] : []
  })
}

function isKept(
  stack: MadeStack,
  { logicalId, deletionPolicy, updateReplacePolicy }: StackResource,
  { isCreation, retainsExceptOnCreate = false, isDeletion = false, retain }: TakeAwayOptions,
): boolean {
  if (retain.includes(logicalId)) return true
  const isReplaced =
    !isCreation &&
    !isDeletion &&
    stack.current?.stack.resources.some((each) => each.logicalId === logicalId) === true
  if (isReplaced) return updateReplacePolicy === 'Retain'
  if (isCreation && retainsExceptOnCreate) return false
  return deletionPolicy === 'Retain' || (deletionPolicy === 'RetainExceptOnCreate' && !isCreation)
}

function retaining(stack: MadeStack, source: NamedSource, key: string) {
  const { retained, gone } = stack.record
  const known = retained.find((each) => each.source === source)
  const others = retained.filter((each) => each !== known)
  const resources = [...(known?.resources ?? []), key]
  return { gone: [...gone, key], retained: [...others, { source, resources }] }
}
