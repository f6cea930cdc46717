/** Makes a change set: what a template would change in a stack, or make of a new one. */
import { isDeepStrictEqual } from 'node:util'
import { ServiceError } from '../errors.ts'
import type { ChangeSetInput } from '../services/cloudformation/stacks.ts'
import type { ChangeSetRecord, StackSource, StackStatus } from '../state/stack-record.ts'
import { compareStacks } from './compare-stacks.ts'
import type { MadeStack } from './made-stack.ts'
import { parseBody, planSource, type PlannedStack, type PlanningNeeds } from './plan-source.ts'
import { planUpdate } from './plan-update.ts'
import { inServiceWords, requireCapabilities, validationError } from './summarize-template.ts'

const updatable: ReadonlySet<StackStatus> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
])

/** @throws ServiceError where that kind of change set cannot be made for the stack as it is */
export function checkKind(
  { kind, stackName, changeSetName }: ChangeSetInput,
  stack: Pick<MadeStack['record'], 'status' | 'stackId' | 'stackName'> | undefined,
): void {
  if (kind === 'CREATE') {
    if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS') return
    // @see https://github.com/compose-x/ecs_composex/issues/785
    throw validationError(
      `Stack [${stack.stackName}] already exists and cannot be created again with the changeSet [${changeSetName}].`,
    )
  }
  if (stack === undefined) throw validationError(`Stack [${stackName}] does not exist`)
  refuseUnlessUpdatable(stack)
}

/** @see https://github.com/aws/aws-cli/issues/6216 */
export function refuseUnlessUpdatable({
  status,
  stackId,
}: Pick<MadeStack['record'], 'status' | 'stackId'>): void {
  if (updatable.has(status)) return
  throw validationError(`Stack:${stackId} is in ${status} state and can not be updated.`)
}

/** What the input means where it refers to what the stack has. @throws ServiceError */
export function sourceOf(input: ChangeSetInput, stack: MadeStack | undefined): StackSource {
  const previous = stack?.record.source
  const templateBody = input.templateBody ?? previous?.templateBody
  if (templateBody === undefined)
    throw validationError('Either Template URL or Template Body must be specified.')
  inServiceWords(() => parseBody(templateBody))
  requireCapabilities(templateBody, input.capabilities)
  const known = stack?.current?.stack.parameters
  const parameters = input.parameters.flatMap(({ key, value }) => {
    if (value !== undefined) return [[key, value] as const]
    if (!known?.some((parameter) => parameter.key === key))
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      )
    // One that nobody gave counts as the template's default goes on to count.
    const kept = previous?.parameters[key]
    return kept === undefined ? [] : [[key, kept] as const]
  })
  return {
    templateBody,
    parameters: Object.fromEntries(parameters),
    tags: input.tags ?? previous?.tags ?? {},
    capabilities: input.capabilities,
  }
}

/** The version that a source makes of a stack. @throws ServiceError */
export function planNext(
  source: StackSource,
  identity: { readonly stackName: string; readonly stackId: string },
  current: PlannedStack | undefined,
  needs: PlanningNeeds,
): PlannedStack {
  return inServiceWords(() => {
    if (current === undefined) return planSource({ ...source, names: {} }, identity, needs)
    const planned = planUpdate(current, source, needs)
    refuseOtherTypes(current, planned)
    return planned
  })
}

function refuseOtherTypes(before: PlannedStack, after: PlannedStack): void {
  const types = new Map(before.stack.resources.map(({ logicalId, type }) => [logicalId, type]))
  const others = after.stack.resources
    .filter(({ logicalId, type }) => (types.get(logicalId) ?? type) !== type)
    .map(({ logicalId }) => logicalId)
  if (others.length > 0)
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${others.join(', ')}]`,
    )
}

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set."

export function changeSetOf(
  input: ChangeSetInput,
  made: { readonly id: string; readonly createdAt: string; readonly source: StackSource },
  current: PlannedStack | undefined,
  planned: PlannedStack,
): ChangeSetRecord {
  const before = current && { stack: current.stack, tags: current.source.tags }
  const changes = compareStacks(before, { stack: planned.stack, tags: planned.source.tags })
  const isSame =
    changes.length === 0 && isDeepStrictEqual(current?.stack.outputs, planned.stack.outputs)
  const { changeSetName: name, kind, description, clientToken } = input
  return {
    ...made,
    name,
    kind,
    description,
    clientToken,
    parameters: planned.stack.parameters,
    changes,
    ...(isSame && { failure: noChanges }),
    execution: isSame ? 'UNAVAILABLE' : 'AVAILABLE',
  }
}

/**
 * The change set that was made before with the same input; `undefined` where the name is free.
 *
 * @throws ServiceError AlreadyExistsException. @see https://github.com/saksdirect/nova/issues/10
 */
export function findSame(
  { changeSetName, clientToken }: ChangeSetInput,
  source: StackSource,
  changeSets: readonly ChangeSetRecord[],
): ChangeSetRecord | undefined {
  const known = changeSets.find(
    ({ name, execution }) => name === changeSetName && execution !== 'EXECUTED',
  )
  if (known === undefined) return undefined
  const mismatch = [
    ['Template', 'templateBody'] as const,
    ['Parameters', 'parameters'] as const,
    ['Tags', 'tags'] as const,
    ['Capabilities', 'capabilities'] as const,
  ].find(([, key]) => !isDeepStrictEqual(known.source[key], source[key]))?.[0]
  if (mismatch === undefined && known.clientToken === clientToken) return known
  throw new ServiceError(
    'AlreadyExistsException',
    `ChangeSet ${changeSetName} cannot be created due to a mismatch with existing attribute ${mismatch ?? 'ClientToken'}`,
    { status: 400 },
  )
}
