/** What CloudFormation does to a stack, as it happens. */
import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { setTimeout as pause } from 'node:timers/promises'
import type { Aws } from './aws.ts'
import { stackById, type DeployedStack } from './find-stack.ts'

/** One change of one resource. The stack itself counts as a resource, of type `AWS::CloudFormation::Stack`. */
export interface ResourceEvent {
  readonly id: string
  readonly at: Date
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  /** `CREATE_IN_PROGRESS`, `DELETE_SKIPPED`… */
  readonly status: string
  readonly reason: string
}

export const stackType = 'AWS::CloudFormation::Stack'

/** The newest event of a stack: what comes later belongs to what is done next. */
export async function newestEvent(aws: Aws, stackId: string): Promise<string | undefined> {
  const [newest] = await eventsPage(aws, stackId).then(({ events }) => events)
  return newest?.id
}

/** After so many, a stack that nothing happens to is taken to be done. */
const mostLooks = 20

export interface Watch {
  readonly stackId: string
  /** The newest event that is none of this. Without it, this begins where the stack last began to do something. */
  readonly after?: string | undefined
  readonly onEvent: (event: ResourceEvent) => void
  /** After each look, for what is worth saying though nothing happened. */
  readonly onLook?: () => void
}

/** Waits until CloudFormation is done with a stack. Gives its last state, and all that happened, oldest first. */
export async function watchStack(
  aws: Aws,
  { stackId, after, onEvent, onLook }: Watch,
): Promise<{
  readonly stack: DeployedStack | undefined
  readonly events: readonly ResourceEvent[]
}> {
  const events: ResourceEvent[] = []
  let newest = after
  for (let looks = 1; ; looks++) {
    // First the state and then the events, so that those of the end are seen.
    const stack = await stackById(aws, stackId)
    const fresh = await eventsAfter(aws, stackId, newest)
    for (const event of fresh) {
      events.push(event)
      onEvent(event)
    }
    newest = events.at(-1)?.id ?? newest
    onLook?.()
    // Right after it was told to, CloudFormation may not have begun; the stack is still what it was then.
    const hasBegun =
      after === undefined || events.some(({ type }) => type === stackType) || looks > mostLooks
    if (stack === undefined || stack.status === 'DELETE_COMPLETE') return { stack, events }
    if (hasBegun && !stack.status.endsWith('_IN_PROGRESS')) return { stack, events }
    await pause(aws.pollMs, undefined, { signal: aws.call.abortSignal })
  }
}

/** Oldest first. */
async function eventsAfter(
  aws: Aws,
  stackId: string,
  known: string | undefined,
): Promise<readonly ResourceEvent[]> {
  const found: ResourceEvent[] = []
  let token: string | undefined
  do {
    const { events, next } = await eventsPage(aws, stackId, token)
    for (const event of events) {
      if (event.id === known) return found.reverse()
      found.push(event)
      if (known === undefined && isBeginning(event)) return found.reverse()
    }
    token = next
  } while (token !== undefined)
  return found.reverse()
}

function isBeginning({ type, status }: ResourceEvent): boolean {
  return type === stackType && /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(status)
}

async function eventsPage(aws: Aws, stackId: string, NextToken?: string) {
  const command = new DescribeStackEventsCommand({ StackName: stackId, NextToken })
  const { StackEvents = [], NextToken: next } = await aws.cloudFormation.send(command, aws.call)
  return { events: StackEvents.map(resourceEvent), next }
}

function resourceEvent(event: StackEvent): ResourceEvent {
  return {
    id: event.EventId ?? '',
    at: event.Timestamp ?? new Date(0),
    logicalId: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    physicalId: event.PhysicalResourceId ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? '',
  }
}

/**
 * Why it failed: the first failure that has a reason of its own. CloudFormation then stops everything else, and each of
 * those is a failure as well.
 *
 * Observed in public reports: `Resource creation cancelled`, `Resource update cancelled`.
 */
export function firstFailure(events: readonly ResourceEvent[]): ResourceEvent | undefined {
  const failed = events.filter(({ status }) => status.endsWith('_FAILED'))
  const ofResources = failed.filter(
    ({ type, reason }) => type !== stackType && !/^Resource \w+ cancell?ed/i.test(reason),
  )
  return ofResources[0] ?? failed[0]
}
