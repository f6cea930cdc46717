/** Builds what tests need, whole and plausible; a test names only what it is about. */
import type { StackConfig } from '../config/stack-config.ts'
import type { Attempt, Outcome } from '../domain/attempt.ts'
import type { Exchange } from '../domain/exchange.ts'
import type { FinishedRound, GameScore } from '../domain/game-score.ts'
import type { Session } from '../domain/session.ts'

export const testIdentityPoolId = 'us-west-2:00000000-aaaa-4bbb-8ccc-dddddddddddd'
export const testNow = new Date('2026-11-22T08:26:00.000Z')

/** @param name One hexadecimal digit, which makes identities tell apart. */
export function anIdentityId(name = '1'): string {
  return `us-west-2:${name.repeat(8)}-aaaa-4bbb-8ccc-dddddddddddd`
}

export function aStackConfig(changes: Partial<StackConfig> = {}): StackConfig {
  return {
    region: 'us-west-2',
    account: '123456789012',
    identityPoolId: testIdentityPoolId,
    tableName: 'GameScores',
    roles: {
      guest: {
        arn: 'arn:aws:iam::123456789012:role/leading-key-GuestRole-EXAMPLE',
        policies: [
          {
            name: 'OwnScores',
            document: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'PlayersReachOnlyTheirOwnPartition',
                  Effect: 'Allow',
                  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
                  Resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
                  Condition: {
                    'ForAllValues:StringEquals': {
                      'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'],
                    },
                    Null: { 'dynamodb:LeadingKeys': 'false' },
                  },
                },
              ],
            },
          },
        ],
      },
      player: { arn: 'arn:aws:iam::123456789012:role/leading-key-PlayerRole-EXAMPLE' },
    },
    policyVersion: '1',
    endpoint: 'http://localhost:4566',
    ...changes,
  }
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    seat: 'me',
    identityId: anIdentityId(),
    access: 'guest',
    expiresAt: new Date(testNow.getTime() + 3_600_000),
    ...changes,
  }
}

export function aGameScore(changes: Partial<GameScore> = {}): GameScore {
  return {
    gameTitle: 'Meteor Blasters',
    wins: 3,
    losses: 1,
    topScore: 1200,
    topScoreAt: testNow,
    ...changes,
  }
}

export function aFinishedRound(changes: Partial<FinishedRound> = {}): FinishedRound {
  return {
    roundId: '0b9d2f7e-5a3c-4c1d-9e8f-7a6b5c4d3e2f',
    gameTitle: 'Meteor Blasters',
    result: 'win',
    score: 1500,
    finishedAt: testNow,
    ...changes,
  }
}

export function anExchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    id: 'x1',
    seat: 'me',
    service: 'dynamodb',
    operation: 'Query',
    startedAt: testNow,
    method: 'POST',
    url: 'http://localhost:4566/',
    request: {
      headers: [
        ['content-type', 'application/x-amz-json-1.0'],
        ['x-amz-target', 'DynamoDB_20120810.Query'],
      ],
      body: '{"TableName":"GameScores"}',
    },
    state: 'answered',
    status: 200,
    durationMs: 12,
    requestId: 'QUERYEXAMPLEVV4KQNSO5AEMVJF66Q9ASUAAJG',
    response: {
      headers: [['content-type', 'application/x-amz-json-1.0']],
      body: '{"Count":0,"Items":[],"ScannedCount":0}',
    },
    ...changes,
  }
}

export function aGrantedOutcome(
  changes: Partial<Extract<Outcome, { kind: 'granted' }>> = {},
): Outcome {
  return {
    kind: 'granted',
    status: 200,
    durationMs: 12,
    requestId: 'GRANTEDEXAMPLEVV4KQNSO5AEMVJF66Q9ASUAAJG',
    exchangeId: 'x1',
    output: {},
    ...changes,
  }
}

/** AWS's refusal of an attempt by a guest, in its own words. */
export function aDeniedOutcome(
  attempt: Pick<Attempt, 'operation'>,
  changes: Partial<Extract<Outcome, { kind: 'denied' }>> = {},
): Outcome {
  const action = `dynamodb:${attempt.operation}`
  return {
    kind: 'denied',
    status: 400,
    durationMs: 12,
    requestId: 'DENIEDEXAMPLEVV4KQNSO5AEMVJF66Q9ASUAAJG',
    exchangeId: 'x1',
    code: 'AccessDeniedException',
    message: `User: arn:aws:sts::123456789012:assumed-role/leading-key-GuestRole-EXAMPLE/CognitoIdentityCredentials is not authorized to perform: ${action} on resource: arn:aws:dynamodb:us-west-2:123456789012:table/GameScores because no identity-based policy allows the ${action} action`,
    ...changes,
  }
}
