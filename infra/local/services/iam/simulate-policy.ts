/** What SimulateCustomPolicy and SimulatePrincipalPolicy have in common: their parameters and their pages. */
import { readList, type Fields } from '../../http/query-fields.ts'
import { constraintViolated, invalidInput } from './errors.ts'
import { pageOf } from './page.ts'
import { readContextEntries } from './context-entries.ts'
import { readPolicyText } from './policy-text.ts'
import { simulateAction, type SimulatedPolicy } from './simulation.ts'

export const simulationFields = [
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'ActionNames',
  'ResourceArns',
  'ResourcePolicy',
  'CallerArn',
  'ContextEntries',
  'MaxItems',
  'Marker',
]

export interface SimulatedPrincipal {
  /** Its policies, before those of PolicyInputList. */
  readonly policies: readonly SimulatedPolicy[]
  /** Who calls unless CallerArn says otherwise; a role does not call. */
  readonly userArn: string | undefined
  readonly account: string
}

/** One page of results: one for each action. @throws InvalidInput, ValidationError */
export function simulatePolicy(fields: Fields, principal: SimulatedPrincipal) {
  const actions = readList(fields, 'ActionNames')
  if (actions.length === 0) {
    throw constraintViolated('actionNames', undefined, 'Member must not be null')
  }
  for (const action of actions) {
    if (!/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
      throw invalidInput(`Invalid action name: ${action}`)
    }
  }
  const named = readList(fields, 'ResourceArns').filter((resource) => resource !== '')
  const resources = named.length === 0 ? ['*'] : named
  for (const resource of resources) {
    if (resource !== '*' && !/^arn:[^:]+:[^:*?]+:[^:]*:[^:]*:.+$/s.test(resource)) {
      throw invalidInput(`Invalid resource ARN: ${resource}`)
    }
  }
  const simulation = {
    identity: [...principal.policies, ...readPolicies(fields, 'PolicyInputList')],
    boundary: readBoundary(fields),
    resource: readResourcePolicy(fields['ResourcePolicy']),
    caller: readCaller(fields, principal),
    context: readContextEntries(fields),
  }
  const { items, ...rest } = pageOf(actions, fields)
  return {
    EvaluationResults: items.map((action) => simulateAction(simulation, action, resources)),
    ...rest,
  }
}

function readPolicies(fields: Fields, list: string): readonly SimulatedPolicy[] {
  return readList(fields, list)
    .filter((text) => text !== '')
    .map((text, index) => readSimulatedPolicy(`${list}.${String(index + 1)}`, text, 'identity'))
}

/** The text of the refusal is ours where AWS's is not known; what follows the colon is IAM's own. */
function readSimulatedPolicy(
  id: string,
  text: string,
  kind: 'identity' | 'resource',
): SimulatedPolicy {
  const read = readPolicyText(text, kind)
  if ('problem' in read) throw invalidInput(`Invalid input policy ${id}: ${read.problem}`)
  return { id, ...read }
}

function readBoundary(fields: Fields): SimulatedPolicy | undefined {
  const [boundary, ...others] = readPolicies(fields, 'PermissionsBoundaryPolicyInputList')
  if (others.length > 0) {
    throw invalidInput('The list of Permissions Boundary policies cannot exceed 1 items.')
  }
  return boundary
}

function readResourcePolicy(text: string | undefined): SimulatedPolicy | undefined {
  if (text === undefined || text === '') return undefined
  return readSimulatedPolicy('ResourcePolicy', text, 'resource')
}

/**
 * Only an IAM user can be the caller of a simulation with a resource-based policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (CallerArn)
 */
function readCaller(fields: Fields, { userArn, account }: SimulatedPrincipal) {
  const arn = fields['CallerArn'] ?? userArn
  const [, owner] = /^arn:aws:iam::(\d{12}):user\/.+$/.exec(arn ?? '') ?? []
  if (arn !== undefined && owner !== undefined) return { arn, account: owner }
  if (fields['CallerArn'] !== undefined || fields['ResourcePolicy'] !== undefined) {
    throw invalidInput('Invalid caller - Caller must be an IAM user in this context.')
  }
  return { arn: `arn:aws:iam::${account}:root`, account }
}
