/**
 * What can be done with a stack in each of CloudFormation's states.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import type { DeployedStack } from './find-stack.ts'

type Place = Pick<Aws, 'region' | 'profile' | 'endpoint'>

/**
 * `create`: there is none. `update`: there is one. `wait`: something is under way, and is to be waited for. `clear-away`: its
 * creation failed and nothing of it is left, but its name is in the way.
 */
export type NextStep = 'create' | 'update' | 'wait' | 'clear-away'

/** @throws UserError where somebody has to do something first. */
export function nextStep(stack: DeployedStack | undefined, name: string, place: Place): NextStep {
  if (stack === undefined) return 'create'
  const { status, reason } = stack
  const because = reason === undefined ? '' : ` CloudFormation says: ${reason}`
  switch (status) {
    // In review, somebody made a change set and has not decided yet, or a deployment was stopped there.
    case 'DELETE_COMPLETE':
    case 'REVIEW_IN_PROGRESS':
      return 'create'
    case 'ROLLBACK_COMPLETE':
      return 'clear-away'
    case 'CREATE_FAILED':
    case 'ROLLBACK_FAILED':
    case 'DELETE_FAILED':
      throw new UserError(`The stack ${name} is stuck in ${status}.${because}`, {
        resolution: `Remove what is left of it, then deploy again: ${destroyCommand(name, place)}`,
      })
    case 'UPDATE_ROLLBACK_FAILED':
    case 'UPDATE_FAILED':
      throw new UserError(`The stack ${name} is stuck in ${status}.${because}`, {
        resolution:
          'In the CloudFormation console choose "Continue update rollback", then deploy again. Its data is still there.',
      })
  }
  if (status.endsWith('_IN_PROGRESS')) return 'wait'
  return 'update'
}

/** As it would have to be typed: `npm run destroy -- --region us-west-2`. */
export function destroyCommand(name: string, { region, profile, endpoint }: Place): string {
  const options = [
    ...(name === 'leading-key' ? [] : [`--stack ${name}`]),
    endpoint === undefined ? `--region ${region}` : `--endpoint ${endpoint}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
  ]
  return `npm run destroy -- ${options.join(' ')}`
}
