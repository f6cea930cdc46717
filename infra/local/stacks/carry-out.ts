/**
 * Carries out what is under way in a stack, step by step. Every step is noted before and after it is taken, and may be taken
 * twice: so another process goes on where one was killed.
 */
import type { StackOperation } from '../state/stack-record.ts'
import { carryOutDeletion } from './carry-out-deletion.ts'
import type { MadeStack } from './made-stack.ts'
import { moveForward, moveBack, cleanUp } from './carry-out-update.ts'
import type { ResourceStore } from './resource-store.ts'

export interface CarryOutNeeds {
  readonly resources: ResourceStore
  /**
   * Has a name taken unless it is another's: `take` is called, and nobody else takes the name in between. Why not, where it is.
   */
  readonly takeName: (
    resource: { readonly type: string; readonly physicalId: string },
    take: () => void,
  ) => Promise<string | undefined>
  /** Waits as AWS would take its time. @throws where the stand-in is closed meanwhile */
  readonly pause: () => Promise<void>
}

export type UpdateOperation = Exclude<StackOperation, { readonly kind: 'delete' }>

/** Until nothing is under way. @throws where the stand-in is closed, or has a bug; the record says how far it came then */
export async function carryOut(stack: MadeStack, needs: CarryOutNeeds): Promise<void> {
  for (;;) {
    const { operation, nextDeletion } = stack.record
    if (operation === undefined) {
      if (nextDeletion === undefined) return
      const changes = { operation: nextDeletion, nextDeletion: undefined }
      stack.turn('DELETE_IN_PROGRESS', changes, 'User Initiated')
      continue
    }
    if (operation.kind === 'delete') await carryOutDeletion(stack, operation, needs)
    else if (operation.phase === 'forward') await moveForward(stack, operation, needs)
    else if (operation.phase === 'back') await moveBack(stack, operation, needs)
    else await cleanUp(stack, operation, needs)
  }
}
