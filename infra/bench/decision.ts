/** One decision of the policy engine, with its whole trace, on the guest policy that the template deploys. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cognitoGuestSessionPolicies } from '../../src/iam/cognito-guest-session-policies.ts'
import { dynamodbRequests } from '../../src/iam/dynamodb-request.ts'
import { evaluate } from '../../src/iam/evaluate.ts'
import { gameScoresKeySchemas } from '../../src/iam/key-schema.ts'
import { account, region, startStandIn } from '../local/stand-in.ts'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { measuredOperations, scoreCall } from './score-calls.ts'
import { timeInTurn } from './time-calls.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'decision'
const identityCount = 256
const guestIdentity = (nth: number) =>
  `us-west-2:00000000-1111-4222-8333-${String(nth % identityCount).padStart(12, '0')}`

export async function measureDecision({ rounds, quick }: BenchOptions): Promise<readonly Figure[]> {
  const guest = await deployedGuestRole()
  const policies = {
    identity: guest.policies.map(({ document }) => document),
    session: cognitoGuestSessionPolicies,
  }
  const bodies = Array.from({ length: 3 * identityCount }, (_, nth) => {
    const operation = measuredOperations[nth % 3] ?? 'GetItem'
    return { operation, text: scoreCall(operation, guestIdentity(nth), nth).body }
  })
  const derive = (nth: number) => {
    const { operation, text } = bodies[nth % bodies.length] ?? { operation: 'GetItem', text: '' }
    const input: unknown = JSON.parse(text)
    return { operation, input }
  }
  const inputs = bodies.map((_, nth) => derive(nth))
  const ask = (nth: number) => {
    const { operation, input } = inputs[nth % inputs.length] ?? derive(nth)
    return dynamodbRequests(operation, input, {
      region,
      account,
      keySchemas: gameScoresKeySchemas('GameScores'),
    })
  }
  const principal = {
    type: 'role-session',
    arn: `arn:aws:sts::${account}:assumed-role/GuestRole/CognitoIdentityCredentials`,
    roleArn: guest.arn,
    account,
  } as const
  const requests = inputs.flatMap((_, nth) =>
    ask(nth).map(({ action, resource, context }) => ({
      principal,
      action,
      resource,
      context: { ...context, ...guestContext(guest.arn, guestIdentity(nth)) },
    })),
  )
  const decide = (nth: number) => {
    const request = requests[nth % requests.length]
    if (request === undefined) throw new Error('There is nothing to decide.')
    return evaluate(request, policies)
  }
  for (let nth = 0; nth < requests.length; nth++) {
    if (decide(nth).result !== 'allowed') throw new Error('The guest policy refuses a bench call.')
  }

  const times = await timeInTurn(
    { decide, ask, parse: derive },
    { rounds, times: quick ? 20_000 : 100_000 },
  )
  const reference = { name: 'JSON.parse of the body', rounds: times.parse.map(({ p50 }) => p50) }
  const note = 'GetItem, PutItem and Query in turn, all allowed'
  return [
    figure({
      part,
      name: 'evaluate with trace, p50',
      unit: 'µs',
      rounds: times.decide.map(({ p50 }) => p50),
      reference,
      goal: { of: 'value', atMost: 10 },
      note,
    }),
    figure({
      part,
      name: 'evaluate with trace, p99',
      unit: 'µs',
      rounds: times.decide.map(({ p99 }) => p99),
    }),
    figure({
      part,
      name: 'what IAM is asked, p50',
      unit: 'µs',
      rounds: times.ask.map(({ p50 }) => p50),
      reference,
      note,
    }),
  ]
}

/** The role as the template says, resolved by the stand-in itself. */
function deployedGuestRole() {
  return withTemporaryFolder(async (folder) => {
    const standIn = await startStandIn({
      template: fileURLToPath(new URL('../game-scores.yaml', import.meta.url)),
      dataDir: join(folder, 'data'),
      port: 0,
    })
    const { guest } = standIn.config().roles
    await standIn.close()
    return guest
  })
}

/** What the gate adds to each request of a guest. */
function guestContext(roleArn: string, identityId: string) {
  return {
    'aws:RequestedRegion': region,
    'aws:SecureTransport': 'false',
    'aws:SourceIp': '127.0.0.1',
    'aws:CurrentTime': '2026-11-22T08:30:00Z',
    'aws:EpochTime': '1795336200',
    'aws:ViaAWSService': 'false',
    'aws:UserAgent': 'aws-sdk-js/3',
    'aws:PrincipalArn': roleArn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'AssumedRole',
    'aws:userid': 'AROAEXAMPLEROLE234567:CognitoIdentityCredentials',
    'aws:TokenIssueTime': '2026-11-22T08:00:00Z',
    'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
    'cognito-identity.amazonaws.com:sub': identityId,
    'cognito-identity.amazonaws.com:aud': 'us-west-2:99999999-8888-4777-8666-555555555555',
    'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
  }
}
