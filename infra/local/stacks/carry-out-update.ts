/** Creating and updating: forward resource by resource, back where one fails, and the clean-up of what is left over. */
import { isDeepStrictEqual } from 'node:util'
import type { ChangeRecord, ResourceRecord } from '../state/stack-record.ts'
import type { StackResource } from '../template/provision/stack.ts'
import type { CarryOutNeeds, UpdateOperation } from './carry-out.ts'
import { beginNextDeletion } from './carry-out-deletion.ts'
import { compareStacks } from './compare-stacks.ts'
import { takeAway } from './take-away.ts'
import type { MadeStack } from './made-stack.ts'
import type { PlannedStack } from './plan-source.ts'
import { makeResource, ResourceFailure } from './resource-store.ts'
import { resourceKey } from './stack-parts.ts'

/** Makes and changes resources up to the first that fails. */
export async function moveForward(
  stack: MadeStack,
  operation: UpdateOperation,
  needs: CarryOutNeeds,
): Promise<void> {
  const target = stack.plan(operation.target)
  const changes = changesTo(stack, target)
  for (const logicalId of target.order) {
    const change = changes.get(logicalId)
    if (change === undefined || operation.done.includes(logicalId)) continue
    await needs.pause()
    if (beginNextDeletion(stack)) return
    const resource = resourceOf(target, logicalId)
    try {
      await makeOrChange(stack, change, resource, needs)
    } catch (error) {
      if (!(error instanceof ResourceFailure)) throw error
      fail(stack, change, resource, error.message)
      return
    }
  }
  await needs.pause()
  if (!beginNextDeletion(stack)) succeed(stack)
}

async function makeOrChange(
  stack: MadeStack,
  change: ChangeRecord,
  resource: StackResource,
  needs: CarryOutNeeds,
): Promise<void> {
  const isNew = change.action === 'Add' || change.isReplaced === true
  const verb = verbOf(change)
  const before: Pick<ResourceRecord, 'logicalId' | 'type' | 'physicalId'> = {
    ...resource,
    physicalId: change.physicalId,
  }
  stack.turnResource(before, `${verb}_IN_PROGRESS`, {}, change.isReplaced ? replacing : undefined)
  if (isNew) {
    await claim(stack, change, resource, needs)
    const reason = verb === 'CREATE' ? 'Resource creation Initiated' : undefined
    stack.turnResource(resource, `${verb}_IN_PROGRESS`, {}, reason)
  }
  const { target } = operationOf(stack)
  await makeResource(needs.resources, resource, stack.plan(target).stack)
  const operation = operationOf(stack)
  const done = [...operation.done, resource.logicalId]
  stack.turnResource(resource, `${verb}_COMPLETE`, { operation: { ...operation, done } })
}

/** As public event logs have it. @see https://github.com/aws-amplify/amplify-cli/issues/1501 */
const replacing =
  'Requested update requires the creation of a new physical resource; hence creating one.'

/** Notes that a physical resource is to be this stack's, unless its name is taken. */
async function claim(
  stack: MadeStack,
  change: ChangeRecord,
  resource: StackResource,
  needs: CarryOutNeeds,
): Promise<void> {
  const key = resourceKey(resource.type, resource.physicalId)
  if (operationOf(stack).made.includes(key)) return
  if (change.physicalId === resource.physicalId) {
    // @see https://github.com/convox/rack/issues/2941
    throw new ResourceFailure(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${resource.physicalId} and update the stack again.`,
    )
  }
  const conflict = await needs.takeName(resource, () => {
    const operation = operationOf(stack)
    stack.update({ operation: { ...operation, made: [...operation.made, key] } })
  })
  if (conflict !== undefined) throw new ResourceFailure(conflict)
}

function fail(
  stack: MadeStack,
  change: ChangeRecord,
  resource: StackResource,
  reason: string,
): void {
  const operation = operationOf(stack)
  const verb = verbOf(change)
  const key = resourceKey(resource.type, resource.physicalId)
  const physicalId = operation.made.includes(key) ? resource.physicalId : change.physicalId
  stack.turnResource({ ...resource, physicalId }, `${verb}_FAILED`, {}, reason)
  const verbs = verb === 'CREATE' ? 'create' : 'update'
  const words = `The following resource(s) failed to ${verbs}: [${resource.logicalId}]. `
  const back = { operation: { ...operation, phase: 'back' as const } }
  if (operation.kind === 'create')
    stack.turn('ROLLBACK_IN_PROGRESS', back, `${words}Rollback requested by user.`)
  else stack.turn('UPDATE_ROLLBACK_IN_PROGRESS', back, words)
}

/** From here on the target counts. */
function succeed(stack: MadeStack): void {
  const { record } = stack
  const operation = operationOf(stack)
  const { target } = operation
  if (operation.kind === 'create') {
    stack.turn('CREATE_COMPLETE', { source: target, operation: undefined })
    return
  }
  const rolePolicies = changesThatStay(stack, stack.plan(target))
  stack.turn('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', {
    source: target,
    rolePolicies,
    operation: { ...operation, phase: 'clean-up', previous: record.source },
  })
}

/** CloudFormation writes a role's policies where they differ from those of before, and leaves the others as they are. */
function changesThatStay(stack: MadeStack, target: PlannedStack) {
  const before = stack.current?.stack.roles
  const after = target.stack.roles
  return Object.fromEntries(
    Object.entries(stack.record.rolePolicies).filter(([roleName]) =>
      isDeepStrictEqual(before?.find(roleName)?.policies, after.find(roleName)?.policies),
    ),
  )
}

/** Undoes what was done, in the reverse order. */
export async function moveBack(
  stack: MadeStack,
  operation: UpdateOperation,
  needs: CarryOutNeeds,
): Promise<void> {
  const target = stack.plan(operation.target)
  if (operation.kind === 'create') {
    const { retainsExceptOnCreate } = operation
    await takeAway(stack, target, { isCreation: true, retainsExceptOnCreate, retain: [] }, needs)
    stack.turn('ROLLBACK_COMPLETE', {
      operation: undefined,
      gone: [],
      lastSource: operation.target,
    })
    return
  }
  const changes = changesTo(stack, target)
  const current = stack.current
  for (const logicalId of [...target.order].reverse()) {
    if (!operationOf(stack).done.includes(logicalId)) continue
    const change = changes.get(logicalId)
    const before = current?.stack.resources.find((each) => each.logicalId === logicalId)
    if (change?.action === 'Modify' && before !== undefined) {
      await needs.pause()
      stack.turnResource(before, 'UPDATE_IN_PROGRESS')
      if (current !== undefined) await makeResource(needs.resources, before, current.stack)
      const now = operationOf(stack)
      const done = now.done.filter((each) => each !== logicalId)
      stack.turnResource(before, 'UPDATE_COMPLETE', { operation: { ...now, done } })
    }
  }
  await needs.pause()
  stack.turn('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', {
    operation: { ...operationOf(stack), phase: 'clean-up-after-back' },
  })
}

/** Deletes what the present version has no more: the previous version's resources, or those of one that failed. */
export async function cleanUp(
  stack: MadeStack,
  operation: UpdateOperation,
  needs: CarryOutNeeds,
): Promise<void> {
  const isBack = operation.phase === 'clean-up-after-back'
  const source = isBack ? operation.target : operation.previous
  if (source !== undefined) {
    const { retainsExceptOnCreate } = operation
    const options = { isCreation: isBack, retainsExceptOnCreate, retain: [] }
    await takeAway(stack, stack.plan(source), options, needs)
  }
  await needs.pause()
  const there = stack.current?.stack.resources.map(({ logicalId }) => logicalId) ?? []
  stack.turn(isBack ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE', {
    operation: undefined,
    gone: [],
    resources: stack.record.resources.filter(({ logicalId }) => there.includes(logicalId)),
  })
}

function changesTo(stack: MadeStack, target: PlannedStack): ReadonlyMap<string, ChangeRecord> {
  const { current } = stack
  const before = current && { stack: current.stack, tags: current.source.tags }
  const changes = compareStacks(before, { stack: target.stack, tags: target.source.tags })
  return new Map(
    changes.filter(({ action }) => action !== 'Remove').map((change) => [change.logicalId, change]),
  )
}

function verbOf({ action }: ChangeRecord): 'CREATE' | 'UPDATE' {
  return action === 'Add' ? 'CREATE' : 'UPDATE'
}

function resourceOf({ stack }: PlannedStack, logicalId: string): StackResource {
  const resource = stack.resources.find((each) => each.logicalId === logicalId)
  if (resource === undefined) throw new Error(`The plan lacks the resource ${logicalId}.`)
  return resource
}

function operationOf(stack: MadeStack): UpdateOperation {
  const { operation } = stack.record
  if (operation === undefined || operation.kind === 'delete')
    throw new Error('An update goes on that was never begun.')
  return operation
}
