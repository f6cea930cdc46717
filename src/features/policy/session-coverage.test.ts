import { expect, it } from 'vitest'
import { cognitoGuestSessionPolicies } from '../../iam/cognito-guest-session-policies.ts'
import type { Statement } from '../../iam/policy-document.ts'
import { aStackConfig } from '../../testing/builders.ts'
import { attachedPolicies } from './attached-policies.ts'
import { sessionCoverage } from './session-coverage.ts'

const { role = [] } = attachedPolicies(aStackConfig().roles.guest, 'guest')
const statements = cognitoGuestSessionPolicies.flatMap(({ Statement }) => Statement as Statement[])

it('finds the session policy that lets DynamoDB through, and the one that does not', () => {
  const named = ['dynamodb:GetItem', 'dynamodb:Query']
  expect(statements.map((statement) => sessionCoverage(statement, role))).toEqual([
    { named, covered: named },
    { named, covered: [] },
  ])
})
