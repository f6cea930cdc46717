/** Deletes a stack: everything in it, save what is to be kept. */
import type { StackOperation } from '../state/stack-record.ts'
import type { CarryOutNeeds } from './carry-out.ts'
import { keysOf, type MadeStack } from './made-stack.ts'
import { takeAway } from './take-away.ts'

type Deletion = Extract<StackOperation, { readonly kind: 'delete' }>

/** Whether a deletion waited for this moment. What the creation made so far is what is deleted then. */
export function beginNextDeletion(stack: MadeStack): boolean {
  const { nextDeletion, operation } = stack.record
  if (nextDeletion === undefined || operation === undefined || operation.kind === 'delete')
    return false
  const { target, made } = operation
  stack.turn(
    'DELETE_IN_PROGRESS',
    {
      source: target,
      gone: keysOf(stack.plan(target).stack).filter((key) => !made.includes(key)),
      operation: nextDeletion,
      nextDeletion: undefined,
    },
    'User Initiated',
  )
  return true
}

export async function carryOutDeletion(
  stack: MadeStack,
  { retain }: Deletion,
  needs: CarryOutNeeds,
): Promise<void> {
  const { current } = stack
  if (current !== undefined) {
    const options = { isCreation: false, isDeletion: true, retain }
    const failed = await takeAway(stack, current, options, needs)
    if (failed.length > 0) {
      await needs.pause()
      stack.turn(
        'DELETE_FAILED',
        { operation: undefined },
        `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
      )
      return
    }
  }
  await needs.pause()
  const { source, lastSource, changeSets } = stack.record
  stack.turn('DELETE_COMPLETE', {
    operation: undefined,
    source: undefined,
    lastSource: source ?? lastSource,
    gone: [],
    deletedAt: stack.now(),
    changeSets: changeSets.filter(({ execution }) => execution === 'EXECUTED'),
    rolePolicies: retainedChanges(stack),
  })
}

/** A role that is kept keeps what IAM calls made of it. */
function retainedChanges({ record: { rolePolicies, retained } }: MadeStack) {
  const keys = new Set(retained.flatMap(({ resources }) => resources))
  return Object.fromEntries(
    Object.entries(rolePolicies).filter(([roleName]) => keys.has(`AWS::IAM::Role ${roleName}`)),
  )
}
