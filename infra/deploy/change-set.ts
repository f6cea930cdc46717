/** A change set: what CloudFormation would do, worked out before it does any of it. */
import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeEventsCommand,
  ExecuteChangeSetCommand,
  type DescribeChangeSetOutput,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation'
import { setTimeout as pause } from 'node:timers/promises'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import { adviceFor } from './failure-advice.ts'

export interface ChangeSetRequest {
  readonly stackName: string
  readonly type: 'CREATE' | 'UPDATE'
  /** The template's text. */
  readonly template: string
  readonly parameters: Readonly<Record<string, string>>
  /** Makes the name one that no other change set of the stack has. */
  readonly now: Date
}

export interface ChangeSet {
  /** An ARN: a stack in review can be found by it alone. */
  readonly id: string
  readonly stackId: string
  /** Empty where the stack is as it should be. */
  readonly changes: readonly ResourceChange[]
}

/** More does not go into a request; it would have to be in a bucket first. */
const maxTemplateBytes = 51_200

/** @throws UserError with CloudFormation's reason where it does not take the template. */
export async function createChangeSet(aws: Aws, request: ChangeSetRequest): Promise<ChangeSet> {
  const { stackName, type, template, parameters, now } = request
  const size = Buffer.byteLength(template)
  if (size > maxTemplateBytes) {
    throw new UserError(
      `The template has ${size} bytes, and CloudFormation takes ${maxTemplateBytes} in a request.`,
      { resolution: 'Make it smaller: comments count, too.' },
    )
  }
  const name = { StackName: stackName, ChangeSetName: `leading-key-${now.getTime().toString(36)}` }
  const command = new CreateChangeSetCommand({
    ...name,
    ChangeSetType: type,
    TemplateBody: template,
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities: ['CAPABILITY_IAM'],
  })
  const created = await aws.cloudFormation.send(command, aws.call).catch(async (error: unknown) => {
    // Stopped before the answer came, so nobody knows whether there is one.
    if (aws.call.abortSignal.aborted) await deleteSoon(aws, new DeleteChangeSetCommand(name))
    throw error
  })
  const { Id: id, StackId: stackId } = created
  if (id === undefined || stackId === undefined) throw new Error('A change set without an ID.')
  try {
    return { id, stackId, changes: await waitForChanges(aws, id) }
  } catch (error) {
    // Whatever went wrong, Ctrl+C included: what nobody will execute must not stay behind.
    await discardChangeSet(aws, { id, stackId, changes: [] }, type === 'CREATE')
    throw error
  }
}

async function waitForChanges(aws: Aws, id: string): Promise<readonly ResourceChange[]> {
  for (;;) {
    const { Status, StatusReason = '', ...page } = await describe(aws, id)
    if (Status === 'CREATE_COMPLETE') return await allChanges(aws, id, page)
    if (Status === 'FAILED') {
      if (isWithoutChanges(StatusReason)) return []
      const reason = (await validationProblems(aws, id)) ?? StatusReason
      throw new UserError(`CloudFormation does not take the template: ${reason}`, {
        resolution: adviceFor(reason),
      })
    }
    await pause(aws.pollMs, undefined, { signal: aws.call.abortSignal })
  }
}

function describe(aws: Aws, id: string, NextToken?: string) {
  const command = new DescribeChangeSetCommand({ ChangeSetName: id, NextToken })
  return aws.cloudFormation.send(command, aws.call)
}

async function allChanges(
  aws: Aws,
  id: string,
  firstPage: Pick<DescribeChangeSetOutput, 'Changes' | 'NextToken'>,
): Promise<readonly ResourceChange[]> {
  const changes = [...(firstPage.Changes ?? [])]
  for (let next = firstPage.NextToken; next !== undefined;) {
    const page = await describe(aws, id, next)
    changes.push(...(page.Changes ?? []))
    next = page.NextToken
  }
  return changes.flatMap(({ ResourceChange }) => (ResourceChange ? [ResourceChange] : []))
}

/** CloudFormation calls that a failure, and knows it by these sentences alone. */
function isWithoutChanges(reason: string): boolean {
  return (
    reason.includes("didn't contain changes") || reason.includes('No updates are to be performed')
  )
}

/**
 * What CloudFormation found before it did anything, such as a name that is taken. It tells that in events only.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html
 */
async function validationProblems(aws: Aws, id: string): Promise<string | undefined> {
  try {
    const { OperationEvents = [] } = await aws.cloudFormation.send(
      new DescribeEventsCommand({ ChangeSetName: id, Filters: { FailedEvents: true } }),
      aws.call,
    )
    const problems = OperationEvents.flatMap(({ LogicalResourceId, ValidationStatusReason }) =>
      ValidationStatusReason === undefined
        ? []
        : [`${LogicalResourceId ?? 'The stack'}: ${ValidationStatusReason}`],
    )
    return problems.length === 0 ? undefined : problems.join('; ')
  } catch {
    // A permission that few roles have yet. What the change set says has to do.
    return undefined
  }
}

/**
 * What fails leaves nothing that it made, although the template may say Retain: an empty table would only be in the way of the
 * next try. The template cannot say so itself, since AWS::LanguageExtensions does not know RetainExceptOnCreate.
 *
 * @param token Marks what is done as ours; the same one twice does nothing twice.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 * @see https://github.com/aws-cloudformation/cfn-language-discussion/issues/139
 */
export async function executeChangeSet(aws: Aws, { id }: ChangeSet, token: string): Promise<void> {
  const command = new ExecuteChangeSetCommand({
    ChangeSetName: id,
    ClientRequestToken: token,
    RetainExceptOnCreate: true,
  })
  await aws.cloudFormation.send(command, aws.call)
}

/**
 * Throws a change set away, also while the command is being stopped. Failing at that harms nobody: CloudFormation does it
 * itself when another one is executed.
 *
 * @param withStack Also the stack, which the change set alone brought about and which holds nothing.
 */
export async function discardChangeSet(
  aws: Aws,
  { id, stackId }: ChangeSet,
  withStack: boolean,
): Promise<void> {
  await deleteSoon(aws, new DeleteChangeSetCommand({ ChangeSetName: id }))
  if (withStack) await deleteSoon(aws, new DeleteStackCommand({ StackName: stackId }))
}

async function deleteSoon(
  { cloudFormation }: Aws,
  command: DeleteChangeSetCommand | DeleteStackCommand,
): Promise<void> {
  const soon = { abortSignal: AbortSignal.timeout(5000) }
  // See above.
  await cloudFormation.send(command as DeleteStackCommand, soon).catch(() => undefined)
}
