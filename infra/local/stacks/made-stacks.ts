/**
 * The stacks that CloudFormation calls made, beside that of the template file: kept over restarts, and carried on with where a
 * process ended half way.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import { UserError } from '../errors.ts'
import type { RolePolicy } from '../roles.ts'
import { storedPolicy } from '../changed-roles.ts'
import type { ChangeSetExecution, ChangeSetInput } from '../services/cloudformation/stacks.ts'
import type { StackRecord } from '../state/stack-record.ts'
import type { StackRecordStore } from '../state/stack-record-store.ts'
import { uuidV4 } from '../state/uuid-v4.ts'
import { carryOut, type CarryOutNeeds } from './carry-out.ts'
import {
  changeSetOf,
  checkKind,
  findSame,
  planNext,
  refuseUnlessUpdatable,
  sourceOf,
} from './change-set.ts'
import { MadeStack } from './made-stack.ts'
import type { PlanningNeeds } from './plan-source.ts'
import type { ResourceStore } from './resource-store.ts'
import { joinParts, resourceKey, type StackParts } from './stack-parts.ts'
import { validationError } from './summarize-template.ts'

export interface MadeStacksNeeds extends PlanningNeeds {
  readonly clock: Clock
  readonly store: StackRecordStore
  /** Milliseconds that each step takes at least. Default 20. */
  readonly stepMs?: number | undefined
  readonly reportBug: (error: unknown) => void
}

/** What is asked of the rest of the account before a resource is made. */
export interface Surroundings {
  readonly resources: ResourceStore
  /** ID of the template file's stack where it has that resource. */
  readonly followedStackWith: (key: string) => string | undefined
}

export interface MadeStacks {
  /** All, those that are deleted included, the oldest first. */
  readonly list: () => readonly MadeStack[]
  /** By name or ID, unless it is deleted. */
  readonly find: (nameOrId: string) => MadeStack | undefined
  /** What is there of all of them; the same object until something changes. */
  readonly parts: () => StackParts
  /** Whether a change set is still being made. */
  readonly isSettling: (changeSetId: string) => boolean
  readonly createChangeSet: (input: ChangeSetInput) => { id: string; stackId: string }
  readonly executeChangeSet: (
    stack: MadeStack,
    changeSetId: string,
    execution: ChangeSetExecution,
  ) => void
  readonly deleteStack: (
    stack: MadeStack,
    retain: readonly string[],
    clientToken: string | undefined,
  ) => void
  /** False where no stack here has that role. */
  readonly changePolicies: (roleName: string, policies: readonly RolePolicy[]) => boolean
  readonly onChange: (listener: () => void) => void
  /** Makes the tables that are there ready for use, and goes on with what was under way. */
  readonly start: (surroundings: Surroundings) => Promise<void>
  /** Stops after the steps that are under way. */
  readonly close: () => Promise<void>
}

/** How many deleted stacks are remembered, besides those that retained something. AWS does for 90 days. */
const rememberedDeletions = 20

/** @throws UserError where a stack can be provisioned no more */
export function openMadeStacks(needs: MadeStacksNeeds): MadeStacks {
  const { region, account, random, clock, store, stepMs = 20 } = needs
  const listeners: (() => void)[] = []
  let parts: StackParts | undefined
  const changed = () => {
    parts = undefined
    for (const listener of listeners) listener()
  }
  const save = (record: StackRecord) => {
    store.save(record)
  }
  const open = (record: StackRecord) =>
    new MadeStack(record, { region, account, random, clock, save, changed })

  const stacks = store.records.map((record) => {
    try {
      return open(record)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      throw new UserError(
        `The stack ${record.stackName}, which was made through CloudFormation, can be provisioned no more: ${error.message}`,
        { resolution: 'Start over with --fresh, which deletes all data.', cause: error },
      )
    }
  })
  const settling = new Set<string>()
  const closing = new AbortController()
  const underWay = new Map<MadeStack, Promise<void>>()
  let surroundings: Surroundings | undefined

  const find = (nameOrId: string) =>
    stacks.find(
      ({ isThere, record }) =>
        isThere && (record.stackName === nameOrId || record.stackId === nameOrId),
    )

  const pause = async () => {
    await sleep(stepMs, undefined, { signal: closing.signal })
  }

  function goOn(stack: MadeStack): void {
    if (surroundings === undefined || underWay.has(stack)) return
    const { resources } = surroundings
    const run = carryOut(stack, { resources, pause, takeName })
      .catch((error: unknown) => {
        if (!closing.signal.aborted) needs.reportBug(error)
      })
      .finally(() => {
        underWay.delete(stack)
        forgetOldDeletions()
      })
    underWay.set(stack, run)
  }

  const takeName: CarryOutNeeds['takeName'] = async ({ type, physicalId }, take) => {
    const words = `${physicalId} already exists`
    const isTable = type === 'AWS::DynamoDB::Table'
    // Also one that the template file named once, whose data are kept for it.
    const isLeftOver = isTable && (await surroundings?.resources.hasTable(physicalId))
    const key = resourceKey(type, physicalId)
    const holder = stacks.find((stack) => stack.holds(key))
    const stackId = holder?.record.stackId ?? surroundings?.followedStackWith(key)
    if (stackId === undefined) {
      if (isLeftOver) return words
      take()
      return undefined
    }
    // Observed 2019 in a stack's events. @see https://github.com/aws-amplify/amplify-cli/issues/1501
    return holder?.retains(key) ? words : `${words} in stack ${stackId}`
  }

  function forgetOldDeletions(): void {
    const old = stacks.filter(({ isThere, record }) => !isThere && record.retained.length === 0)
    for (const stack of old.slice(0, Math.max(0, old.length - rememberedDeletions))) {
      stacks.splice(stacks.indexOf(stack), 1)
      store.forget(stack.record.stackId)
    }
  }

  function newStack(stackName: string): MadeStack {
    return open({
      stackId: `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${uuidV4(random)}`,
      stackName,
      status: 'REVIEW_IN_PROGRESS',
      createdAt: clock.now().toISOString(),
      gone: [],
      retained: [],
      resources: [],
      events: [],
      changeSets: [],
      rolePolicies: {},
    })
  }

  return {
    list: () => stacks,
    find,
    parts: () => (parts ??= joinParts(stacks.map((stack) => stack.parts()))),
    isSettling: (changeSetId) => settling.has(changeSetId),
    onChange(listener) {
      listeners.push(listener)
    },

    createChangeSet(input) {
      const known = find(input.stackName)
      checkKind(input, known?.record)
      const source = sourceOf(input, known)
      const same = findSame(input, source, known?.record.changeSets ?? [])
      const stack = known ?? newStack(input.stackName)
      const { stackId } = stack.record
      if (same !== undefined) return { id: same.id, stackId }
      const planned = planNext(source, stack.record, stack.current, needs)
      const id = `arn:aws:cloudformation:${region}:${account}:changeSet/${input.changeSetName}/${uuidV4(random)}`
      const made = { id, createdAt: clock.now().toISOString(), source }
      const changeSet = changeSetOf(input, made, stack.current, planned)
      const others = stack.record.changeSets.filter(({ name }) => name !== input.changeSetName)
      const changeSets = [...others, changeSet]
      if (known === undefined) {
        stack.turn('REVIEW_IN_PROGRESS', { changeSets }, 'User Initiated')
        stacks.push(stack)
      } else stack.update({ changeSets })
      settling.add(id)
      setTimeout(() => settling.delete(id), stepMs).unref()
      return { id, stackId }
    },

    executeChangeSet(stack, changeSetId, { clientToken, retainsExceptOnCreate }) {
      const { record } = stack
      const changeSet = record.changeSets.find(({ id }) => id === changeSetId)
      if (changeSet === undefined) throw new Error(`There is no change set ${changeSetId}.`)
      const { source } = changeSet
      if (record.status !== 'REVIEW_IN_PROGRESS') refuseUnlessUpdatable(record)
      const planned = planNext(source, record, stack.current, needs)
      const isCreation = stack.current === undefined
      const operation = {
        kind: isCreation ? 'create' : 'update',
        target: planned.source,
        clientToken,
        retainsExceptOnCreate,
        phase: 'forward',
        done: [],
        made: [],
      } as const
      stack.turn(
        isCreation ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
        {
          updatedAt: stack.now(),
          changeSets: [{ ...changeSet, execution: 'EXECUTED' }],
          operation,
        },
        'User Initiated',
      )
      goOn(stack)
    },

    deleteStack(stack, retain, clientToken) {
      const { status, stackId, operation } = stack.record
      if (operation?.kind === 'delete') return
      if (operation?.kind === 'update')
        throw validationError(`Stack [${stackId}] cannot be deleted while in status ${status}`)
      if (retain.length > 0 && status !== 'DELETE_FAILED')
        throw validationError(
          `Invalid operation on stack [${stackId}]. RetainResources can only be specified when the stack is in DELETE_FAILED state.`,
        )
      const deletion = { kind: 'delete', retain, clientToken } as const
      if (operation !== undefined) stack.update({ nextDeletion: deletion })
      else stack.turn('DELETE_IN_PROGRESS', { operation: deletion }, 'User Initiated')
      goOn(stack)
    },

    changePolicies(roleName, policies) {
      const stack = stacks.find((each) => each.parts().roles.some((r) => r.roleName === roleName))
      if (stack === undefined) return false
      const rolePolicies = {
        ...stack.record.rolePolicies,
        [roleName]: policies.map(storedPolicy),
      }
      stack.update({ rolePolicies })
      return true
    },

    async start(given) {
      surroundings = given
      for (const { createTable } of joinParts(stacks.map((stack) => stack.parts())).tables) {
        await given.resources.makeTable(createTable)
      }
      for (const stack of stacks) {
        if (stack.record.operation !== undefined) goOn(stack)
      }
    },

    async close() {
      closing.abort()
      await Promise.all(underWay.values())
    },
  }
}
