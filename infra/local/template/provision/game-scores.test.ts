import { describe, expect, it } from 'vitest'
import type { PolicyDocument, Statement } from '../../../../src/iam/policy-document.ts'
import { gameScoreAttributes } from '../../../../src/domain/game-score.ts'
import type { Stack, StackResource } from './stack.ts'
import { outputOf, provisionGameScores } from './testing/game-scores-stack.ts'

const stack = provisionGameScores()

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
const [files, app] = stack.buckets
const [distribution] = stack.distributions
if (!files || !app || !distribution) throw new Error('A bucket or the distribution is missing.')
const guestRole = role('GuestRole')
const playerRole = role('PlayerRole')

describe('game-scores.yaml', () => {
  it('has one table, for one item by player and game, on demand within limits, recoverable', () => {
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
        onDemandThroughput: { MaxReadRequestUnits: 200, MaxWriteRequestUnits: 100 },
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

  it('keeps scores apart by one statement on both roles', () => {
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
    expect(guestRole.policies[0]).toEqual(policy)
    expect(playerRole.policies).toEqual(guestRole.policies)
  })

  it('keeps files apart by three statements on both roles, and has no policy more', () => {
    const policy = {
      policyName: 'OwnFiles',
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'PlayersReadAndDeleteTheirOwnFiles',
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:DeleteObject'],
            Resource: `${files.arn}/\${cognito-identity.amazonaws.com:sub}/*`,
          },
          {
            Sid: 'PlayersPutOnlyTheirOwnPictures',
            Effect: 'Allow',
            Action: 's3:PutObject',
            Resource: `${files.arn}/\${cognito-identity.amazonaws.com:sub}/*.png`,
          },
          {
            Sid: 'PlayersListOnlyTheirOwnPrefix',
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: files.arn,
            Condition: {
              StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' },
            },
          },
        ],
      },
    }
    expect(guestRole.policies.slice(1)).toEqual([policy])
  })

  it('has a private bucket for files, which browsers may use from anywhere', () => {
    expect(files).toEqual({
      name: outputOf(stack, 'FilesBucketName'),
      arn: `arn:aws:s3:::${outputOf(stack, 'FilesBucketName')}`,
      blockPublicAccess: true,
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: ['GET', 'HEAD', 'PUT', 'DELETE'],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag', 'x-amz-request-id', 'x-amz-id-2'],
          maxAgeSeconds: 3000,
        },
      ],
    })
    expect(files.name).toMatch(/^leading-key-playerfiles-[a-z0-9]{12}$/)
  })

  it('deletes all of it with the stack, or keeps scores and files', () => {
    const kept = (resources: readonly StackResource[]) =>
      resources
        .filter((each) => each.deletionPolicy === 'Retain' && each.updateReplacePolicy === 'Retain')
        .map(({ logicalId }) => logicalId)
    expect(kept(stack.resources)).toEqual([])
    expect(kept(provisionGameScores({ Retain: 'true' }).resources)).toEqual([
      'GameScores',
      'PlayerFiles',
    ])
    for (const { deletionPolicy } of stack.resources) expect(deletionPolicy).toBe('Delete')
  })

  it('has a budget where somebody is to be told', () => {
    const budgetOf = ({ resources }: Stack) =>
      resources.find(({ logicalId }) => logicalId === 'Budget')
    expect(budgetOf(stack)).toBeUndefined()
    const told = provisionGameScores({ BudgetEmail: 'a@example.com', MonthlyBudgetUsd: '7' })
    expect(budgetOf(told)).toMatchObject({
      isInert: true,
      properties: { Budget: { BudgetLimit: { Amount: '7', Unit: 'USD' } } },
    })
  })

  it.each([
    [{ TableName: 'a b' }, "Parameter 'TableName' must match pattern [a-zA-Z0-9_.-]{3,255}"],
    [{ Retain: 'yes' }, "Parameter 'Retain' must be one of AllowedValues"],
    [
      { MaxReadUnitsPerSecond: '0' },
      "Parameter 'MaxReadUnitsPerSecond' must be a number not less than 1",
    ],
    [
      { BudgetEmail: 'nobody' },
      'Parameter BudgetEmail failed to satisfy constraint: must be empty or an e-mail address.',
    ],
    [
      { AwsEndpoint: 'http://x; script-src *' },
      'Parameter AwsEndpoint failed to satisfy constraint: must be empty or an origin such as http://localhost:4566.',
    ],
  ])('refuses %j', (parameters, message) => {
    expect(() => provisionGameScores(parameters)).toThrow(expect.objectContaining({ message }))
  })

  it('makes a second stack of the same account and Region from another table name alone', () => {
    const physicalIds = ({ resources }: Stack) =>
      resources.map(({ type, physicalId }) => `${type} ${physicalId}`)
    const other = physicalIds(provisionGameScores({ TableName: 'OtherScores' }, 'other'))
    expect(physicalIds(stack).filter((id) => other.includes(id))).toEqual([])
  })

  it('names no table by a wildcard, files by the own prefix only, and allows no Scan', () => {
    const statements = stack.roles.list
      .flatMap(({ policies }) => policies)
      .flatMap(({ document }) => statementsOf(document))
    expect(statements.length).toBeGreaterThan(0)
    for (const { Resource, NotResource, Action, NotAction } of statements) {
      for (const resource of [Resource].flat()) {
        expect(resource).toMatch(
          /^arn:[^*?]+$|^arn:aws:s3:::[a-z0-9-]+\/\$\{[^*?]+\}\/\*(?:\.png)?$/,
        )
      }
      for (const action of [Action].flat())
        expect(action).toMatch(/^(?:dynamodb|s3):(?!Scan)[A-Za-z]+$/)
      expect([NotResource, NotAction]).toEqual([undefined, undefined])
    }
  })

  it('gives Sids that are sentences to every statement', () => {
    const documents = [
      ...stack.roles.list.flatMap(({ policies, trustPolicy }) => [
        trustPolicy,
        ...policies.map(({ document }) => document),
      ]),
      ...stack.buckets.flatMap(({ policy }) => policy ?? []),
    ]
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
      FilesBucketName: files.name,
      AppBucketName: app.name,
      DistributionId: distribution.id,
      AppUrl: `https://${distribution.domainName}`,
    })
  })
})
