/** Brings the stack to what the template says: shows what that changes, asks, lets CloudFormation do it and watches. */
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import {
  createChangeSet,
  discardChangeSet,
  executeChangeSet,
  type ChangeSet,
} from './change-set.ts'
import { changeLines, lossSentences } from './change-table.ts'
import { confirm } from './confirm.ts'
import { findStack, stackById, type DeployedStack } from './find-stack.ts'
import { parametersFor, type Wishes } from './parameters.ts'
import { stackFailure, tellStack } from './run-stack.ts'
import { newestEvent } from './stack-events.ts'
import { nextStep } from './stack-status.ts'
import type { Terminal } from './terminal.ts'

export interface StackChange extends Omit<Wishes, 'stackName' | 'endpoint'> {
  readonly stack: string
  /** Whether nobody is to be asked. */
  readonly yes: boolean
  readonly template: { readonly text: string; readonly parameters: ReadonlySet<string> }
  readonly now: Date
}

/** Gives the stack as it is in the end. @throws UserError where it does not come to that */
export async function changeStack(
  aws: Aws,
  terminal: Terminal,
  change: StackChange,
): Promise<DeployedStack> {
  const { stack: name, template, now } = change
  const before = await settledStack(aws, terminal, change)
  const isNew = before === undefined || before.status === 'REVIEW_IN_PROGRESS'

  const changeSet = await createChangeSet(aws, {
    stackName: name,
    type: isNew ? 'CREATE' : 'UPDATE',
    template: template.text,
    parameters: parametersFor(
      { ...change, stackName: name, endpoint: aws.endpoint },
      before,
      template.parameters,
    ),
    now,
  })
  if (changeSet.changes.length === 0) {
    await discardChangeSet(aws, changeSet, false)
    terminal.line(`The stack ${name} is as the template says. Nothing to change.`)
    return await settled(aws, changeSet.stackId)
  }
  try {
    showChanges(terminal, name, changeSet, isNew)
    await confirm(aws, terminal, change.yes, isNew ? 'Create this?' : 'Change this?')
  } catch (error) {
    await discardChangeSet(aws, changeSet, before === undefined)
    throw error
  }

  const after = await newestEvent(aws, changeSet.stackId)
  await executeChangeSet(aws, changeSet, `leading-key-${now.getTime().toString(36)}`)
  if (isNew && aws.endpoint === undefined)
    terminal.line('CloudFront takes about five minutes to come up; the rest takes one.')
  const { stack, events } = await tellStack(aws, terminal, {
    stackId: changeSet.stackId,
    after,
    total: changeSet.changes.length,
    title: 'Deploying',
  })
  if (stack === undefined || !isGood(stack.status)) {
    throw stackFailure(name, isNew ? 'created' : 'updated', events, stack?.status ?? 'gone')
  }
  return stack
}

/** The stack once nothing is under way any more, without what a failed creation left. */
async function settledStack(
  aws: Aws,
  terminal: Terminal,
  { stack: name, yes }: StackChange,
): Promise<DeployedStack | undefined> {
  for (;;) {
    const stack = await findStack(aws, name)
    switch (nextStep(stack, name, aws)) {
      case 'create':
        return stack?.status === 'DELETE_COMPLETE' ? undefined : stack
      case 'update':
        return stack
      case 'wait':
        terminal.line(`AWS is still at work on the stack ${name} (${stack?.status ?? ''}).`)
        await tellStack(aws, terminal, {
          stackId: stack?.stackId ?? name,
          total: 0,
          title: 'Waiting',
        })
        break
      case 'clear-away':
        terminal.line(
          `The stack ${name} could not be created earlier. Nothing of it is left but its name.`,
        )
        await confirm(aws, terminal, yes, 'Delete that, and create the stack anew?')
        await deleteRemains(aws, terminal, name, stack?.stackId ?? name)
        break
    }
  }
}

async function deleteRemains(
  aws: Aws,
  terminal: Terminal,
  name: string,
  stackId: string,
): Promise<void> {
  const after = await newestEvent(aws, stackId)
  await aws.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }), aws.call)
  const { stack, events } = await tellStack(aws, terminal, {
    stackId,
    after,
    total: 0,
    title: 'Deleting',
  })
  if (stack !== undefined && stack.status !== 'DELETE_COMPLETE') {
    throw stackFailure(name, 'deleted', events, stack.status)
  }
}

async function settled(aws: Aws, stackId: string): Promise<DeployedStack> {
  const stack = await stackById(aws, stackId)
  if (stack !== undefined) return stack
  throw new UserError('The stack was deleted meanwhile.', { resolution: 'Run the command again.' })
}

function showChanges(
  terminal: Terminal,
  name: string,
  { changes }: ChangeSet,
  isNew: boolean,
): void {
  terminal.line()
  terminal.line(isNew ? `The new stack ${name} will have:` : `In the stack ${name} will change:`)
  terminal.line()
  for (const line of changeLines(changes)) terminal.line(`  ${line}`)
  terminal.line()
  const losses = lossSentences(changes)
  if (losses.length === 0) return
  terminal.line('THIS LOSES DATA:')
  for (const sentence of losses) terminal.line(`  ${sentence}`)
  terminal.line(`  To keep the data, answer no and look at what the template changes.`)
  terminal.line()
}

function isGood(status: string): boolean {
  return /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)
}
