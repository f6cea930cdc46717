/** Lets CloudFormation do something to a stack and tells what happens; a failure comes with its first real reason. */
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import { adviceFor } from './failure-advice.ts'
import type { DeployedStack } from './find-stack.ts'
import { startProgress } from './progress.ts'
import { firstFailure, watchStack, type ResourceEvent } from './stack-events.ts'
import { createStackReport } from './stack-report.ts'
import type { Terminal } from './terminal.ts'

export interface StackRun {
  readonly stackId: string
  /** The newest event that is none of this; without it, this is what the stack is at already. */
  readonly after?: string | undefined
  /** How many resources will change. */
  readonly total: number
  /** What is done: `Deploying`. */
  readonly title: string
}

/** Watches to the end, telling each step. Gives how it ended, be it well or not. */
export async function tellStack(
  aws: Aws,
  terminal: Terminal,
  { stackId, after, total, title }: StackRun,
): Promise<{
  readonly stack: DeployedStack | undefined
  readonly events: readonly ResourceEvent[]
}> {
  // Resources are lines of their own, so nothing more is said at each fourth of the way.
  const progress = startProgress({ ...terminal, line: () => undefined }, total, title)
  const report = createStackReport(terminal, progress, total, Date.now())
  try {
    return await watchStack(aws, {
      stackId,
      after,
      onEvent: (event) => {
        report.take(event)
      },
      onLook: () => {
        report.look(Date.now())
      },
    })
  } finally {
    terminal.status(undefined)
  }
}

/** @param what It was about to do: `created`. */
export function stackFailure(
  name: string,
  what: string,
  events: readonly ResourceEvent[],
  status: string,
): UserError {
  const failure = firstFailure(events)
  const reason = failure === undefined ? status : `${failure.logicalId}: ${failure.reason}`
  return new UserError(`The stack ${name} could not be ${what}. ${reason}`, {
    resolution: adviceFor(reason),
  })
}
