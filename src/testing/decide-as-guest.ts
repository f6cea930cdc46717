/** Decides requests as IAM would for a guest, under the policies that stand in the template. For tests that run in Node. */
import { cognitoGuestSessionPolicies } from '../iam/cognito-guest-session-policies.ts'
import type { Decision } from '../iam/decision.ts'
import { dynamodbRequests } from '../iam/dynamodb-request.ts'
import { evaluate } from '../iam/evaluate.ts'
import { gameScoresKeySchemas } from '../iam/key-schema.ts'
import { s3Requests } from '../iam/s3-request.ts'
import { readTemplatePolicies, templateNames } from './template-policies.ts'

const region = 'us-west-2'
const account = '123456789012'
const keySchemas = gameScoresKeySchemas('GameScores')
const policies = readTemplatePolicies()

/** The policies of both roles, with the ARNs of table and bucket put in. */
export const { ownScores: ownScoresPolicy, ownFiles: ownFilesPolicy } = policies

/** Who may take the guest role. */
export const guestTrustPolicy = policies.guestTrust

/** As the policies name it. */
export const { filesBucket: testFilesBucket } = templateNames

/**
 * One decision for each thing that IAM must allow.
 *
 * @param input In wire form.
 * @throws Error where the engine cannot read the input: the stand-in would refuse it.
 */
export function decideAsGuest(operation: string, input: unknown, identityId: string): Decision[] {
  const requests = operation.includes('Object')
    ? s3Requests(operation, input, { account })
    : dynamodbRequests(operation, input, { region, account, keySchemas })
  return requests.map(({ action, resource, context, unreadable }) => {
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
      { identity: [ownScoresPolicy, ownFilesPolicy], session: cognitoGuestSessionPolicies },
    )
  })
}
