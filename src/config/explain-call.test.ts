import { describe, expect, it } from 'vitest'
import { plainText } from '../iam/explain-sentence.ts'
import { aStackConfig, anIdentityId } from '../testing/builders.ts'
import { ownScoresPolicy } from '../testing/decide-as-guest.ts'
import { findStatement } from '../iam/find-statement.ts'
import type { ConditionBlock, PolicyDocument } from '../iam/policy-document.ts'
import { explainCall, type Call, type ExplainedCall } from './explain-call.ts'
import type { StackConfig } from './stack-config.ts'

const me = anIdentityId('1')
const rival = anIdentityId('9')

function configWith(...documents: readonly PolicyDocument[]): StackConfig {
  const policies = documents.map((document, index) => ({ name: `P${String(index)}`, document }))
  const { guest, player } = aStackConfig().roles
  return aStackConfig({
    roles: { guest: { ...guest, policies }, player: { ...player, policies } },
  })
}

const keyOf = (userId: string) => ({ UserId: { S: userId }, GameTitle: { S: 'Test Range' } })

function explain(operation: string, input: unknown, changes: Partial<Call> = {}) {
  return explainCall({
    operation,
    input,
    session: { identityId: me, access: 'guest' },
    config: configWith(ownScoresPolicy),
    ...changes,
  })
}

function explained(why: ExplainedCall) {
  if (why.kind !== 'explained') throw new Error(`not explained: ${why.because}`)
  return why
}

/** What is wrong with each condition that is not met, and what would pass. */
function words(why: ExplainedCall): readonly string[] {
  const { unmet } = explained(why).decisive.explanation
  return unmet.map(({ problem, remedy }) =>
    [problem, remedy]
      .map((sentence) => plainText(sentence, (value) => (value === me ? 'ME' : value)))
      .join(' '),
  )
}

describe('what the template’s policy refuses', () => {
  const put = { TableName: 'GameScores', Item: keyOf(me) }

  it('is the whole item in the answer', () => {
    expect(words(explain('PutItem', { ...put, ReturnValues: 'ALL_OLD' }))).toEqual([
      'Your request asks for the whole item back. Leave ReturnValues out, or ask for NONE, UPDATED_OLD or UPDATED_NEW.',
    ])
  })

  it('is an attribute that the policy does not list', () => {
    const Item = { ...put.Item, Admin: { BOOL: true } }
    expect(words(explain('PutItem', { ...put, Item }))).toEqual([
      'Your request names Admin, which the policy does not list. Leave out Admin, and name only attributes that the policy lists.',
    ])
  })

  it('is a Query for more than the attributes that it names', () => {
    const query = {
      TableName: 'GameScores',
      KeyConditionExpression: 'UserId = :player',
      ExpressionAttributeValues: { ':player': { S: me } },
    }
    expect(words(explain('Query', { ...query, Select: 'COUNT' }))).toEqual([
      'Your request’s Select is COUNT; the policy wants SPECIFIC_ATTRIBUTES. Name the attributes, in ProjectionExpression.',
    ])
    expect(explain('Query', { ...query, ProjectionExpression: 'Wins' })).toMatchObject({
      predicted: 'granted',
    })
  })

  it('is an index, with the table’s statement as the nearest', () => {
    const why = explain('Scan', { TableName: 'GameScores', IndexName: 'Board' })
    expect(explained(why).decisive.explanation).toMatchObject({
      kind: 'nothing-allows',
      nearest: { misses: ['action', 'resource', 'condition'] },
    })
  })
})

it('knows the key of the stack’s table, whatever the stack calls it', () => {
  const theirs = JSON.stringify(ownScoresPolicy).replaceAll(
    'table/GameScores',
    'table/other-GameScores',
  )
  const config = {
    ...configWith(JSON.parse(theirs) as PolicyDocument),
    tableName: 'other-GameScores',
  }
  const get = (userId: string) =>
    explain(
      'GetItem',
      {
        TableName: 'other-GameScores',
        Key: keyOf(userId),
        ProjectionExpression: 'UserId, TopScore',
        ReturnConsumedCapacity: 'NONE',
      },
      { config },
    )
  expect(explained(get(me)).predicted).toBe('granted')
  expect(explained(get(rival)).predicted).toBe('denied')
})

it('finds what refuses among the several things that a call asks for', () => {
  const why = explained(
    explain('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'GameScores', Item: keyOf(me) } },
        { Delete: { TableName: 'GameScores', Key: keyOf(rival) } },
      ],
    }),
  )
  expect(why.predicted).toBe('denied')
  expect(why.requests.length).toBeGreaterThan(1)
  expect(why.requests).toContain(why.decisive)
  expect(why.decisive.request.action).toBe('dynamodb:DeleteItem')
})

it('names the session policies that Cognito puts on guests, and only on them', () => {
  const everywhere: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: '*',
      Condition: { Null: { 'dynamodb:LeadingKeys': 'false' } },
    },
  }
  const config = configWith(everywhere)
  const guest = explained(
    explain('GetItem', { TableName: 'GameScores', Key: keyOf(me) }, { config }),
  )
  expect(guest.policies.session).toHaveLength(2)
  const session = { identityId: me, access: 'authenticated' } as const
  const player = explained(
    explain('GetItem', { TableName: 'GameScores', Key: keyOf(me) }, { config, session }),
  )
  expect(player.policies.session).toBeUndefined()
  expect(player.predicted).toBe('granted')
  const [statement] = player.decisive.decision.statements
  expect(statement && findStatement(player.policies, statement)).toBe(everywhere.Statement)
})

it('knows the time where it is told', () => {
  const until: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-11-22T09:00:00Z' } },
    },
  }
  const at = (time: string) =>
    explain('ListTables', {}, { config: configWith(until), now: new Date(time) })
  expect(at('2026-11-22T08:59:59Z')).toMatchObject({ predicted: 'granted' })
  expect(words(at('2026-11-22T09:00:00Z'))).toEqual([
    'Your request’s aws:CurrentTime is 2026-11-22T09:00:00Z; the policy wants aws:CurrentTime to be a time before 2026-11-22T09:00:00Z. A request passes with aws:CurrentTime being a time before 2026-11-22T09:00:00Z.',
  ])
})

describe('what IAM knows and the app does not', () => {
  const statement = { Effect: 'Allow', Action: 'dynamodb:ListTables', Resource: '*' } as const
  const unknown = (Condition: ConditionBlock, now?: Date) => {
    const document = { Version: '2012-10-17', Statement: { ...statement, Condition } } as const
    return explained(explain('ListTables', {}, { config: configWith(document), now })).unknownKeys
  }

  it('is named where a condition asks for it', () => {
    const until = { 'AWS:CurrentTime': '2026-11-22' }
    const IpAddress = { 'aws:SourceIp': '192.0.2.0/24' }
    expect(unknown({ IpAddress, DateLessThan: until })).toEqual(['aws:SourceIp', 'AWS:CurrentTime'])
    expect(unknown({ IpAddress, DateLessThan: until }, new Date(0))).toEqual(['aws:SourceIp'])
  })

  it('is named where it is a variable', () => {
    for (const operator of ['StringEquals', 'StringNotEquals'])
      expect(unknown({ [operator]: { 'aws:PrincipalAccount': '${aws:userid}' } })).toEqual([
        'aws:userid',
      ])
  })

  it('is named where it is a variable in the resource that is asked for', () => {
    const Resource = 'arn:aws:dynamodb:*:*:table/${aws:userid}'
    const Statement = { Effect: 'Allow', Action: 'dynamodb:Scan', Resource } as const
    const config = configWith({ Version: '2012-10-17', Statement })
    const why = explain('Scan', { TableName: 'GameScores' }, { config })
    expect(explained(why).unknownKeys).toEqual(['aws:userid'])
  })

  it('is not what the request really lacks, or what is asked of other actions', () => {
    expect(unknown({ Null: { 'dynamodb:LeadingKeys': 'false' } })).toEqual([])
    const why = explain('Scan', { TableName: 'GameScores' })
    expect(explained(why).unknownKeys).toEqual([])
  })
})

describe('an input that the engine cannot read', () => {
  it('is not explained where conditions decide', () => {
    expect(explain('GetItem', { TableName: 'GameScores' })).toMatchObject({
      kind: 'unexplained',
      because: 'unreadable',
    })
  })

  it('is explained where no condition comes into it', () => {
    expect(explain('Scan', { TableName: 'GameScores', FilterExpression: '((' })).toMatchObject({
      kind: 'explained',
      predicted: 'denied',
    })
  })
})

it('cannot explain without the policies of the role', () => {
  const { guest, player } = aStackConfig().roles
  const config = aStackConfig({ roles: { guest: { arn: guest.arn }, player } })
  expect(explain('Scan', {}, { config })).toEqual({
    kind: 'unexplained',
    because: 'policies-private',
  })
})
