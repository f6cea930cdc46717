/** Decides requests as IAM would for a guest, under the policy that stands in the template. For tests that run in Node. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { cognitoGuestSessionPolicies } from '../iam/cognito-guest-session-policies.ts'
import type { Decision } from '../iam/decision.ts'
import { dynamodbRequests } from '../iam/dynamodb-request.ts'
import { evaluate } from '../iam/evaluate.ts'
import type { PolicyDocument } from '../iam/policy-document.ts'

const region = 'us-west-2'
const account = '123456789012'
const tableArn = `arn:aws:dynamodb:${region}:${account}:table/GameScores`

const resources = (() => {
  const yaml = readFileSync(new URL('../../infra/game-scores.yaml', import.meta.url), 'utf8')
  const customTags = ['!Ref', '!GetAtt'].map((tag) => ({
    tag,
    resolve: (value: string) => (value === 'GameScores.Arn' ? tableArn : value),
  }))
  const { Resources } = parse(yaml, { customTags, logLevel: 'error' }) as {
    Resources: {
      OwnScoresPolicy: { Properties: { PolicyDocument: PolicyDocument } }
      GuestRole: { Properties: { AssumeRolePolicyDocument: PolicyDocument } }
    }
  }
  return Resources
})()

/** The policy of both roles, with the table's ARN put in. */
export const ownScoresPolicy = resources.OwnScoresPolicy.Properties.PolicyDocument

/** Who may take the guest role. The identity pool has its logical name for an ID. */
export const guestTrustPolicy = resources.GuestRole.Properties.AssumeRolePolicyDocument

/**
 * One decision for each thing that IAM must allow.
 *
 * @param input In wire form.
 * @throws Error where the engine cannot read the input: the stand-in would refuse it.
 */
export function decideAsGuest(operation: string, input: unknown, identityId: string): Decision[] {
  return dynamodbRequests(operation, input, { region, account }).map(
    ({ action, resource, context, unreadable }) => {
      if (unreadable !== undefined) throw new Error(`${operation}: ${unreadable}`)
      return evaluate(
        {
          principal: {
            type: 'role-session',
            arn: `arn:aws:sts::${account}:assumed-role/GuestRole/CognitoIdentityCredentials`,
            roleArn: `arn:aws:iam::${account}:role/GuestRole`,
            account,
          },
          action,
          resource,
          context: {
            ...context,
            'cognito-identity.amazonaws.com:sub': identityId,
            'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
          },
        },
        { identity: [ownScoresPolicy], session: cognitoGuestSessionPolicies },
      )
    },
  )
}
