/** `npm run destroy`: empties the buckets, deletes the stack, and says what stays and how to be rid of that too. */
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import { explainFailure, followsTemplateFile } from './aws-failure.ts'
import { confirm } from './confirm.ts'
import { sayWho } from './deploy.ts'
import { emptyBucket } from './empty-bucket.ts'
import { findStack, type DeployedStack } from './find-stack.ts'
import { Interrupted } from './interrupted.ts'
import { fateOf, keptLines, type Fate } from './retained.ts'
import { stackFailure, tellStack } from './run-stack.ts'
import { signIn } from './sign-in.ts'
import { newestEvent, type ResourceEvent } from './stack-events.ts'
import { listResources, type StackResource } from './stack-resources.ts'
import type { Terminal } from './terminal.ts'

export interface DestroyOptions {
  readonly stack: string
  /** Whether nobody is to be asked. */
  readonly yes: boolean
}

export interface DestroyNeeds {
  readonly aws: Aws
  readonly terminal: Terminal
}

const bucketType = 'AWS::S3::Bucket'

/** Players may put a file into a bucket between its emptying and its end. */
const mostTries = 3

/**
 * Destroys. Done twice, it finds nothing the second time.
 *
 * @throws UserError for all that somebody can do something about, `Interrupted` among them.
 */
export async function destroy(
  options: DestroyOptions,
  { aws, terminal }: DestroyNeeds,
): Promise<void> {
  let doing = 'asking AWS who you are'
  try {
    sayWho(terminal, aws, await signIn(aws))
    doing = `looking at the stack ${options.stack}`
    const stack = await settledStack(aws, terminal, options.stack)
    if (stack === undefined) {
      terminal.line(`There is no stack ${options.stack} here. Nothing to destroy.`)
      return
    }
    refuseProtected(stack, options.stack, aws)
    const resources = (await listResources(aws, stack)).map((resource) => ({
      ...resource,
      fate: fateOf(resource, stack),
    }))
    showResources(terminal, options.stack, resources)
    await confirm(aws, terminal, options.yes, 'Delete this?')

    const doomed = resources.filter(({ fate }) => fate === 'deleted')
    for (let tries = 1; ; tries++) {
      doing = 'emptying the buckets'
      for (const { type, physicalId } of doomed) {
        if (type === bucketType && physicalId !== '') await empty(aws, terminal, physicalId)
      }
      doing = `deleting the stack ${options.stack}; AWS goes on with that`
      const { stack: left, events } = await deleteStack(aws, terminal, stack.stackId, doomed.length)
      if (left === undefined || left.status === 'DELETE_COMPLETE') break
      if (tries === mostTries || !events.some(isBucketThatFilled)) {
        throw stackFailure(options.stack, 'deleted', events, left.status)
      }
      terminal.line('Something was put into a bucket meanwhile. Once more.')
    }
    terminal.line(`The stack ${options.stack} is gone.`)
    const kept = resources.filter(({ fate }) => fate === 'kept')
    for (const line of keptLines(kept, aws)) terminal.line(line)
  } catch (error) {
    terminal.status(undefined)
    if (aws.call.abortSignal.aborted) throw new Interrupted(doing, error)
    throw explainFailure(error, aws)
  }
}

/** The stack once nothing is under way any more, a deletion that was begun earlier included. */
async function settledStack(
  aws: Aws,
  terminal: Terminal,
  name: string,
): Promise<DeployedStack | undefined> {
  const stack = await findStack(aws, name)
  if (stack === undefined || stack.status === 'DELETE_COMPLETE') return undefined
  if (!stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS') return stack
  terminal.line(`AWS is still at work on the stack ${name} (${stack.status}).`)
  await tellStack(aws, terminal, { stackId: stack.stackId, total: 0, title: 'Waiting' })
  return await settledStack(aws, terminal, name)
}

/** Before anything is emptied, since CloudFormation would refuse only after that. */
function refuseProtected({ isProtected }: DeployedStack, name: string, { endpoint }: Aws): void {
  if (isProtected !== true) return
  throw new UserError(`The stack ${name} is protected against deletion.`, {
    resolution:
      endpoint === undefined
        ? 'Turn off its termination protection in the CloudFormation console, then run the command again.'
        : followsTemplateFile,
  })
}

function showResources(
  terminal: Terminal,
  name: string,
  resources: readonly (StackResource & { readonly fate: Fate })[],
): void {
  const width = Math.max(0, ...resources.map(({ logicalId }) => logicalId.length))
  terminal.line()
  if (resources.length === 0) {
    terminal.line(`Of the stack ${name} nothing is there but its name.`)
    terminal.line()
    return
  }
  terminal.line(`The stack ${name} has:`)
  terminal.line()
  for (const { logicalId, type, fate } of resources) {
    terminal.line(`  ${fate === 'kept' ? 'keep  ' : 'delete'}  ${logicalId.padEnd(width)}  ${type}`)
  }
  terminal.line()
  const losesData = resources.some(
    ({ type, fate }) => type === 'AWS::DynamoDB::Table' && fate === 'deleted',
  )
  if (losesData) {
    terminal.line('All scores and files of players are deleted for good.')
    terminal.line()
  }
}

async function empty(aws: Aws, terminal: Terminal, bucket: string): Promise<void> {
  const count = await emptyBucket(aws, bucket, (deleted) => {
    terminal.status(`emptying ${bucket}: ${deleted} deleted`)
  })
  terminal.status(undefined)
  terminal.line(
    `Emptied ${bucket}: ${count === 0 ? 'there was nothing in it' : `${count} deleted`}.`,
  )
}

async function deleteStack(aws: Aws, terminal: Terminal, stackId: string, total: number) {
  const after = await newestEvent(aws, stackId)
  await aws.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }), aws.call)
  if (aws.endpoint === undefined) terminal.line('CloudFront takes about ten minutes to go.')
  return await tellStack(aws, terminal, { stackId, after, total, title: 'Deleting' })
}

function isBucketThatFilled({ type, status, reason }: ResourceEvent): boolean {
  return type === bucketType && status === 'DELETE_FAILED' && /not empty/i.test(reason)
}
