import { describe, expect, it } from 'vitest'
import { cognitoGuestSessionPolicies } from './cognito-guest-session-policies.ts'
import { denialSentence } from './denial-sentence.ts'
import { evaluate } from './evaluate.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyProblems } from './validate-policy.ts'

const arn = 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials'
const principal = { type: 'role-session', arn, account: '123456789012' } as const
const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

function decide(action: string) {
  const request = { principal, action, resource: '*', context: {} }
  const policies = { identity: [everything], session: cognitoGuestSessionPolicies }
  return { request, decision: evaluate(request, policies) }
}

describe('the session policies of a guest', () => {
  it.each(['dynamodb:GetItem', 's3:PutObject', 'cognito-sync:ListRecords', 'rum:PutRumEvents'])(
    'leave %s to the role',
    (action) => {
      expect(decide(action).decision.result).toBe('allowed')
    },
  )

  // The same words as a guest got: https://github.com/aws/aws-sdk-js/issues/4303
  it.each(['ssm:GetParameter', 'iam:GetRole', 'sts:AssumeRole', 'cloudtrail:LookupEvents'])(
    'refuse %s, whatever the role allows',
    (action) => {
      const { request, decision } = decide(action)
      expect(decision).toMatchObject({ result: 'implicit-deny', reason: 'session' })
      expect(denialSentence(request, decision)).toBe(
        `User: ${arn} is not authorized to perform: ${action} on resource: * because no session policy allows the ${action} action`,
      )
    },
  )

  it('have no problems', () => {
    for (const document of cognitoGuestSessionPolicies) {
      expect(policyProblems(document, 'identity')).toEqual([])
    }
  })
})
