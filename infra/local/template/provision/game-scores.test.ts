import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { PolicyDocument, Statement } from '../../../../src/iam/policy-document.ts'
import { gameScoreAttributes } from '../../../../src/domain/game-score.ts'
import { loadTemplate } from '../load-template.ts'
import { provision } from './provision.ts'

let count = 0
const stack = provision(
  loadTemplate(fileURLToPath(new URL('../../../game-scores.yaml', import.meta.url))),
  {
    stackName: 'leading-key',
    region: 'us-west-2',
    account: '123456789012',
    memory: { recall: () => undefined, remember: () => undefined },
    random: (sizeBytes) => Uint8Array.from({ length: sizeBytes }, () => (count += 7) % 256),
  },
)

function role(logicalId: string) {
  const found = stack.resources.find((resource) => resource.logicalId === logicalId)
  const provisioned = stack.roles.find(found?.physicalId ?? '')
  if (provisioned === undefined) throw new Error(`There is no role ${logicalId}.`)
  return provisioned
}

function statementsOf(document: PolicyDocument): readonly Statement[] {
  return [document.Statement].flat()
}

const [pool] = stack.identityPools
const guestRole = role('GuestRole')
const playerRole = role('PlayerRole')

describe('game-scores.yaml', () => {
  it('has one table, for one item by player and game, on demand, recoverable', () => {
    expect(stack.tables).toEqual([
      {
        createTable: {
          TableName: 'GameScores',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [
            { AttributeName: 'UserId', AttributeType: 'S' },
            { AttributeName: 'GameTitle', AttributeType: 'S' },
          ],
          KeySchema: [
            { AttributeName: 'UserId', KeyType: 'HASH' },
            { AttributeName: 'GameTitle', KeyType: 'RANGE' },
          ],
        },
        arn: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
        pointInTimeRecovery: { enabled: true, recoveryPeriodDays: 35 },
      },
    ])
  })

  it('has one identity pool: guests welcome, classic flow off, a role for each', () => {
    expect(stack.identityPools).toHaveLength(1)
    expect(pool).toMatchObject({
      allowUnauthenticated: true,
      allowClassic: false,
      roles: { unauthenticated: guestRole.arn, authenticated: playerRole.arn },
    })
  })

  it('lets Cognito hand GuestRole to guests of this pool only', () => {
    expect(guestRole.trustPolicy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'GuestsOfThisIdentityPoolMayAssumeThisRole',
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': pool?.id },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
          },
        },
      ],
    })
  })

  it('lets Cognito hand PlayerRole to those of this pool only who signed in', () => {
    expect(playerRole.trustPolicy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'SignedInPlayersOfThisIdentityPoolMayAssumeThisRole',
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': pool?.id },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      ],
    })
  })

  it('puts the one policy on both roles, and nothing else', () => {
    const policy = {
      policyName: 'OwnScores',
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'PlayersReachOnlyTheirOwnPartition',
            Effect: 'Allow',
            Action: [
              'dynamodb:GetItem',
              'dynamodb:BatchGetItem',
              'dynamodb:Query',
              'dynamodb:PutItem',
              'dynamodb:UpdateItem',
              'dynamodb:DeleteItem',
              'dynamodb:BatchWriteItem',
            ],
            Resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
            Condition: {
              'ForAllValues:StringEquals': {
                'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'],
                'dynamodb:Attributes': [
                  'UserId',
                  'GameTitle',
                  'Wins',
                  'Losses',
                  'TopScore',
                  'TopScoreDateTime',
                  'RecentRounds',
                ],
              },
              Null: { 'dynamodb:LeadingKeys': 'false' },
              StringEqualsIfExists: {
                'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
                'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'],
              },
            },
          },
        ],
      },
    }
    expect(stack.roles.list).toEqual([guestRole, playerRole])
    expect(guestRole.policies).toEqual([policy])
    expect(playerRole.policies).toEqual([policy])
  })

  it('names no resource by a wildcard, and allows no Scan', () => {
    const statements = stack.roles.list
      .flatMap(({ policies }) => policies)
      .flatMap(({ document }) => statementsOf(document))
    expect(statements.length).toBeGreaterThan(0)
    for (const { Resource, NotResource, Action, NotAction } of statements) {
      expect([Resource].flat().every((resource) => /^arn:[^*?]+$/.test(resource ?? ''))).toBe(true)
      expect(
        [Action].flat().every((action) => /^dynamodb:(?!Scan)[A-Za-z]+$/.test(action ?? '')),
      ).toBe(true)
      expect([NotResource, NotAction]).toEqual([undefined, undefined])
    }
  })

  it('gives Sids that are sentences to every statement', () => {
    const documents = stack.roles.list.flatMap(({ policies, trustPolicy }) => [
      trustPolicy,
      ...policies.map(({ document }) => document),
    ])
    for (const { Sid } of documents.flatMap(statementsOf)) {
      expect(Sid).toMatch(/^(?:[A-Z][a-z]+){4,}$/)
    }
  })

  it('allows exactly the attributes that the app reads and writes', () => {
    const [statement] = guestRole.policies.flatMap(({ document }) => statementsOf(document))
    expect(statement?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']).toEqual([
      ...gameScoreAttributes,
    ])
  })

  it('tells the app and the command line where everything is', () => {
    expect(Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value]))).toEqual({
      Region: 'us-west-2',
      Account: '123456789012',
      IdentityPoolId: pool?.id,
      TableName: 'GameScores',
      GuestRoleArn: guestRole.arn,
      PlayerRoleArn: playerRole.arn,
    })
  })
})
