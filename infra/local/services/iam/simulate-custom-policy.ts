import type { SignedOperation } from '../../http/operation.ts'
import { readList, type Fields } from '../../http/query-fields.ts'
import { constraintViolated } from './errors.ts'
import { fieldsOf, refuseOtherFields } from './input.ts'
import { simulatePolicy, simulationFields } from './simulate-policy.ts'

/**
 * Says what policies that are passed in would decide.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export const simulateCustomPolicy: SignedOperation<Fields> = {
  name: 'SimulateCustomPolicy',
  read: fieldsOf,
  authorize: () => [{ action: 'iam:SimulateCustomPolicy', resource: '*', context: {} }],
  run(fields, { caller }) {
    refuseOtherFields('SimulateCustomPolicy', fields, simulationFields)
    if (readList(fields, 'PolicyInputList').length === 0) {
      throw constraintViolated('policyInputList', undefined, 'Member must not be null')
    }
    const { account } = caller.principal
    return Promise.resolve(simulatePolicy(fields, { policies: [], userArn: undefined, account }))
  },
}
