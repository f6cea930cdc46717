/** All stacks of the account as CloudFormation describes them: the template file's, and those that it made itself. */
import { ServiceError, UnsupportedError } from '../errors.ts'
import type { LiveStack } from '../live-stack.ts'
import type { AccountStacks, ChangeSetView, StackView } from '../services/cloudformation/stacks.ts'
import type { ChangeSetRecord, StackRecord, StackSource } from '../state/stack-record.ts'
import { checkKind } from './change-set.ts'
import { inServiceWords, summarizeTemplate } from './summarize-template.ts'
import type { MadeStack } from './made-stack.ts'
import type { MadeStacks } from './made-stacks.ts'
import { parseBody } from './plan-source.ts'

/** @param followed The template file's stack. */
export function accountStacks(made: MadeStacks, followed: LiveStack | undefined): AccountStacks {
  const requireMade = ({ stackId, stackName }: StackView, operation: string): MadeStack => {
    const stack = made.find(stackId)
    if (stack !== undefined) return stack
    if (stackId === followed?.stack().stackId) throw follows(operation, stackName)
    throw new Error(`There is no stack ${stackId}.`)
  }
  return {
    list: () =>
      [
        ...(followed === undefined ? [] : [viewOfFollowed(followed)]),
        ...made.list().map((stack) => viewOfMade(stack, made)),
      ].sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1)),
    summarize: summarizeTemplate,
    createChangeSet(input) {
      const own = followed?.stack()
      if (own === undefined || ![own.stackName, own.stackId].includes(input.stackName))
        return made.createChangeSet(input)
      checkKind(input, { ...own, status: 'CREATE_COMPLETE' })
      throw follows('CreateChangeSet', own.stackName)
    },
    executeChangeSet(view, { id, status, executionStatus }, execution) {
      const stack = requireMade(view, 'ExecuteChangeSet')
      if (status !== 'CREATE_COMPLETE') refuseStatus(id, 'status', status)
      if (executionStatus !== 'AVAILABLE') refuseStatus(id, 'execution status', executionStatus)
      made.executeChangeSet(stack, id, execution)
    },
    deleteChangeSet(view, { id }) {
      const stack = requireMade(view, 'DeleteChangeSet')
      const changeSets = stack.record.changeSets.filter((changeSet) => changeSet.id !== id)
      stack.update({ changeSets })
    },
    deleteStack(view, retain, clientToken) {
      made.deleteStack(requireMade(view, 'DeleteStack'), retain, clientToken)
    },
  }
}

function follows(operation: string, stackName: string): UnsupportedError {
  return new UnsupportedError(
    `CloudFormation ${operation} of the stack ${stackName}: that one follows the template file`,
  )
}

function viewOfMade({ record, current }: MadeStack, made: MadeStacks): StackView {
  const { events, changeSets, resources, source, lastSource } = record
  const { stackId, stackName, status, statusReason, createdAt, updatedAt, deletedAt } = record
  const { operation } = record
  const coming =
    operation === undefined || operation.kind === 'delete' ? undefined : operation.target
  const counting = current?.stack
  const told = source ?? coming ?? lastSource
  return {
    stackId,
    stackName,
    status,
    statusReason,
    description: told && inServiceWords(() => parseBody(told.templateBody)).description,
    createdAt,
    updatedAt,
    deletedAt,
    parameters: counting?.parameters ?? parametersOf(coming ?? lastSource),
    tags: Object.entries(told?.tags ?? {}).map(([key, value]) => ({ key, value })),
    capabilities: told?.capabilities ?? [],
    outputs: counting?.outputs ?? [],
    templateBody: told?.templateBody,
    resources,
    events,
    changeSets: changeSets.map((changeSet) => viewOfChangeSet(changeSet, record, made)),
  }
}

/** Of a stack that does not count, those that were given. */
function parametersOf(source: StackSource | undefined): StackView['parameters'] {
  return Object.entries(source?.parameters ?? {}).map(([key, value]) => ({ key, value }))
}

function viewOfChangeSet(
  changeSet: ChangeSetRecord,
  { status, operation }: StackRecord,
  made: MadeStacks,
): ChangeSetView {
  const { id, failure, execution } = changeSet
  const executed =
    operation !== undefined
      ? 'EXECUTE_IN_PROGRESS'
      : status.includes('ROLLBACK')
        ? 'EXECUTE_FAILED'
        : 'EXECUTE_COMPLETE'
  const isSettling = made.isSettling(id)
  return {
    ...changeSet,
    status: isSettling
      ? 'CREATE_IN_PROGRESS'
      : failure === undefined
        ? 'CREATE_COMPLETE'
        : 'FAILED',
    executionStatus: execution === 'EXECUTED' ? executed : isSettling ? 'UNAVAILABLE' : execution,
  }
}

/** Made in one step, at its first start: so its events are of one moment. */
function viewOfFollowed(live: LiveStack): StackView {
  const stack = live.stack()
  const at = live.createdAt.toISOString()
  const resources = stack.resources.map(({ logicalId, type, physicalId }) => ({
    logicalId,
    type,
    physicalId,
    status: 'CREATE_COMPLETE' as const,
    at,
  }))
  const whole = {
    logicalId: stack.stackName,
    type: 'AWS::CloudFormation::Stack',
    physicalId: stack.stackId,
    status: 'CREATE_COMPLETE' as const,
    at,
  }
  return {
    stackId: stack.stackId,
    stackName: stack.stackName,
    status: 'CREATE_COMPLETE',
    description: stack.description,
    createdAt: at,
    isProtected: true,
    parameters: stack.parameters,
    tags: [],
    capabilities: summarizeTemplate(live.templateBody()).capabilities,
    outputs: stack.outputs,
    templateBody: live.templateBody(),
    resources,
    events: [...resources, whole].map((event) => ({
      ...event,
      eventId: `${event.logicalId}-${event.status}-${at}`,
    })),
    changeSets: [],
  }
}

/** @see https://github.com/saksdirect/nova/issues/10 */
function refuseStatus(changeSetId: string, kind: 'status' | 'execution status', is: string): never {
  throw new ServiceError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSetId}] cannot be executed in its current ${kind} of [${is}]`,
    { status: 400 },
  )
}
