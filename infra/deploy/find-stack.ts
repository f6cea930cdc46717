/** The stack as CloudFormation has it now, and whether it is one of ours. */
import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'

/** What the descriptions of our stacks begin with: the template's does. */
export const descriptionStart = 'Leading Key:'

export interface DeployedStack {
  readonly stackId: string
  readonly status: string
  /** AWS's, where it gives one. */
  readonly reason?: string | undefined
  /** Whether somebody protected it against deletion. */
  readonly isProtected?: boolean | undefined
  readonly parameters: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
}

/**
 * Looks for a stack by its name.
 *
 * @throws UserError for a stack that is none of Leading Key's, so that no other is ever changed or deleted by mistake.
 */
export async function findStack(aws: Aws, name: string): Promise<DeployedStack | undefined> {
  const found = await describe(aws, name)
  // A stack in review has nothing yet, not even a description.
  const isOurs =
    found === undefined ||
    found.StackStatus === 'REVIEW_IN_PROGRESS' ||
    found.Description?.startsWith(descriptionStart)
  if (isOurs) return deployedStack(found)
  throw new UserError(`There is a stack ${name} already, and it is none of Leading Key’s.`, {
    resolution: 'It stays as it is. Choose another name: --stack NAME',
  })
}

/** A stack that is known to be ours. One that is gone can be found for some time, by its ID alone. */
export async function stackById(aws: Aws, stackId: string): Promise<DeployedStack | undefined> {
  return deployedStack(await describe(aws, stackId))
}

function deployedStack(stack: Stack | undefined): DeployedStack | undefined {
  if (stack?.StackId === undefined || stack.StackStatus === undefined) return undefined
  return {
    stackId: stack.StackId,
    status: stack.StackStatus,
    reason: stack.StackStatusReason,
    isProtected: stack.EnableTerminationProtection,
    parameters: new Map(
      (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
    outputs: new Map(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  }
}

async function describe(aws: Aws, name: string): Promise<Stack | undefined> {
  try {
    const command = new DescribeStacksCommand({ StackName: name })
    return (await aws.cloudFormation.send(command, aws.call)).Stacks?.[0]
  } catch (error) {
    if (isMissingStack(error)) return undefined
    throw error
  }
}

/**
 * CloudFormation has no code for it: `ValidationError`, "Stack with id leading-key does not exist".
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    error.message.includes('does not exist')
  )
}
