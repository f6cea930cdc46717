/** What CloudFormation's operations have in common: fields, the stack they are about, what IAM is asked, paging. */
import { ServiceError, UnsupportedError } from '../../errors.ts'
import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import type { RequestContext } from '../../../../src/iam/decision.ts'
import type { AccountStacks, ChangeSetView, CloudFormationNeeds, StackView } from './stacks.ts'

export interface StackOperationDefinition {
  readonly name: string
  /** The fields that it reads, lists by their names. */
  readonly fields: readonly string[]
  /** What IAM is asked about. `*` for operations about no stack. */
  readonly about: 'stack' | 'any stack' | '*'
  /** Whether it names a change set, which IAM is told. */
  readonly tellsChangeSet?: boolean
  /** Whether pages in a browser may not call it. */
  readonly refusesPages?: boolean
  readonly run: (
    fields: Fields,
    context: Parameters<SignedOperation<Fields>['run']>[1],
  ) => Promise<unknown>
}

export function stackOperation(
  { region, account, stacks }: CloudFormationNeeds,
  definition: StackOperationDefinition,
): SignedOperation<Fields> {
  const { name, about, tellsChangeSet = false, refusesPages = false, run } = definition
  const prefix = `arn:aws:cloudformation:${region}:${account}:stack/`
  const resourceOf = ({ StackName, ChangeSetName = '' }: Fields): string => {
    if (about === '*') return '*'
    if (StackName !== undefined) return arnOf(StackName, stacks, prefix)
    const owner = stacks.list().find(({ changeSets }) => changeSets.some(isNamed(ChangeSetName)))
    return owner?.stackId ?? `${prefix}*/*`
  }
  return {
    name,
    refusesPages,
    read: (body) => body as Fields,
    authorize: (fields) => [
      {
        action: `cloudformation:${name}`,
        resource: resourceOf(fields),
        context: tellsChangeSet ? changeSetContext(fields) : {},
      },
    ],
    run(fields, context) {
      for (const field of Object.keys(fields)) {
        const [parameter = ''] = field.split('.')
        if (!['Action', 'Version', ...definition.fields].includes(parameter))
          throw new UnsupportedError(`${parameter} of CloudFormation ${name}`)
      }
      return run(fields, context)
    },
  }
}

function changeSetContext({ ChangeSetName }: Fields): RequestContext {
  return ChangeSetName === undefined ? {} : { 'cloudformation:ChangeSetName': ChangeSetName }
}

/** An unknown name is asked about as it would be called. */
function arnOf(stackName: string, stacks: AccountStacks, prefix: string): string {
  if (stackName.startsWith('arn:')) return stackName
  return findStack(stacks, stackName)?.stackId ?? `${prefix}${stackName}/*`
}

/** By name as long as it is there, by ID also after its deletion. */
export function findStack(stacks: AccountStacks, nameOrId: string): StackView | undefined {
  return stacks
    .list()
    .find(
      ({ stackName, stackId, status }) =>
        stackId === nameOrId || (stackName === nameOrId && status !== 'DELETE_COMPLETE'),
    )
}

/** @throws ServiceError in the words of most operations */
export function requireStack(stacks: AccountStacks, nameOrId: string | undefined): StackView {
  const stack = findStack(stacks, requireField('stackName', nameOrId))
  if (stack === undefined) throw validationError(`Stack with id ${nameOrId ?? ''} does not exist`)
  return stack
}

/** @throws ServiceError in the words of the operations about events and change sets */
export function requireListedStack(stacks: AccountStacks, nameOrId: string | undefined): StackView {
  const stack = findStack(stacks, requireField('stackName', nameOrId))
  if (stack === undefined) throw validationError(`Stack [${nameOrId ?? ''}] does not exist`)
  return stack
}

/** @throws ServiceError. @see https://github.com/aws/serverless-application-model/issues/52 */
export function requireChangeSet(
  stacks: AccountStacks,
  { StackName, ChangeSetName }: Fields,
): { readonly stack: StackView; readonly changeSet: ChangeSetView } {
  const name = requireField('changeSetName', ChangeSetName)
  const stack =
    StackName === undefined
      ? stacks.list().find(({ changeSets }) => changeSets.some(({ id }) => id === name))
      : requireListedStack(stacks, StackName)
  const changeSet = stack?.changeSets.find(isNamed(name))
  if (stack === undefined || changeSet === undefined)
    throw new ServiceError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, {
      status: 404,
    })
  return { stack, changeSet }
}

function isNamed(nameOrId: string) {
  return ({ name, id }: ChangeSetView) => name === nameOrId || id === nameOrId
}

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationError', message, { status: 400 })
}

/** @param member As CloudFormation writes it: `stackName`. */
export function requireField(member: string, value: string | undefined): string {
  if (value === undefined)
    throw validationError(
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    )
  if (value === '')
    throw validationError(
      `1 validation error detected: Value '' at '${member}' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    )
  return value
}

/** How many CloudFormation gives at a time. */
const pageSize = 100

/**
 * A page of what grows at its beginning: the token counts from the end, so that what comes meanwhile shifts nothing.
 *
 * @param all The newest first.
 */
export function pageOf<Item>(
  all: readonly Item[],
  token: string | undefined,
): { readonly items: readonly Item[]; readonly nextToken: string | undefined } {
  const left = token === undefined ? all.length : Number(token)
  if (token !== undefined && (!/^\d{1,9}$/.test(token) || left > all.length))
    throw validationError('Invalid NextToken')
  const start = all.length - left
  const rest = left - pageSize
  return {
    items: all.slice(start, start + pageSize),
    nextToken: rest > 0 ? String(rest) : undefined,
  }
}
