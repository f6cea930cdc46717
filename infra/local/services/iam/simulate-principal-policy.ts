import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { constraintViolated, invalidInput, noSuchRole, noSuchUser } from './errors.ts'
import { fieldsOf, refuseOtherFields } from './input.ts'
import { policyTextOf, type IamNeeds } from './needs.ts'
import { simulatePolicy, simulationFields, type SimulatedPrincipal } from './simulate-policy.ts'
import { scanPolicy } from './statement-spans.ts'

/**
 * Says what the policies of a role or user would decide. Session policies are no part of it: they belong to a session.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'SimulatePrincipalPolicy',
    read: fieldsOf,
    authorize: ({ PolicySourceArn }) => [
      {
        action: 'iam:SimulatePrincipalPolicy',
        resource: PolicySourceArn ?? '*',
        context: {},
      },
    ],
    run(fields) {
      const known = ['PolicySourceArn', ...simulationFields]
      refuseOtherFields('SimulatePrincipalPolicy', fields, known)
      return Promise.resolve(
        simulatePolicy(fields, findPrincipal(fields['PolicySourceArn'], needs)),
      )
    },
  }
}

function findPrincipal(arn: string | undefined, needs: IamNeeds): SimulatedPrincipal {
  if (arn === undefined) {
    throw constraintViolated('policySourceArn', undefined, 'Member must not be null')
  }
  const [, type, path] = /^arn:aws:iam::\d{12}:(role|user|group)\/(.+)$/.exec(arn) ?? []
  const name = path?.split('/').at(-1) ?? ''
  const { account } = needs
  if (type === 'role') {
    const role = needs.findRole(name)
    if (role?.arn !== arn) throw noSuchRole(name)
    const policies = role.policies.map((policy) => {
      const text = policyTextOf(policy)
      const id = `role_${role.roleName}_${policy.policyName}`
      return { id, text, document: policy.document, spans: scanPolicy(text).spans }
    })
    return { policies, userArn: undefined, account }
  }
  if (type === 'user') {
    const user = needs.users.find((each) => each.arn === arn)
    if (user === undefined) throw noSuchUser(name)
    // Laid out as AWS lays out its managed policies, so that places agree.
    const text = JSON.stringify(user.policy, null, 2)
    const { spans } = scanPolicy(text)
    const policies = [{ id: user.policyName, text, document: user.policy, spans }]
    return { policies, userArn: arn, account }
  }
  throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
}
