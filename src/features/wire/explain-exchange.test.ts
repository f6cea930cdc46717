import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../domain/exchange.ts'
import { maskIdentityId, maskText } from '../../domain/mask.ts'
import { plainText } from '../../iam/explain-sentence.ts'
import { aSession, aStackConfig, anExchange, anIdentityId } from '../../testing/builders.ts'
import { readTemplatePolicies } from '../../testing/template-policies.ts'
import { explainExchange, type ExchangeToExplain } from './explain-exchange.ts'

const me = aSession({ identityId: anIdentityId('1') })
const rival = aSession({ seat: 'rival', identityId: anIdentityId('9') })

/** As the wire keeps it: masked. */
function aQuery(userId: string, changes: Partial<Exchange> = {}): Exchange {
  const body = JSON.stringify({
    TableName: 'GameScores',
    KeyConditionExpression: 'UserId = :player',
    ExpressionAttributeValues: { ':player': { S: userId } },
    ProjectionExpression: 'GameTitle',
  })
  return anExchange({ id: 'x9', request: { headers: [], body: maskText(body) }, ...changes })
}

function credentialsOf(identityId: string, changes: Partial<Exchange> = {}): Exchange {
  return anExchange({
    id: `c ${identityId}`,
    service: 'cognito-identity',
    operation: 'GetCredentialsForIdentity',
    request: { headers: [], body: maskText(JSON.stringify({ IdentityId: identityId })) },
    ...changes,
  })
}

function explain(exchange: Exchange, changes: Partial<ExchangeToExplain> = {}) {
  const config = aStackConfig()
  return explainExchange({
    exchange,
    exchanges: [credentialsOf(me.identityId), exchange],
    sessions: [me, rival],
    config,
    ...changes,
  })
}

const denied = { status: 400, errorCode: 'AccessDeniedException' } as const

describe('a recorded exchange with DynamoDB', () => {
  it('is granted where it asks for the signer’s own partition', () => {
    const why = explain(aQuery(me.identityId))
    expect(why).toMatchObject({
      kind: 'explained',
      predicted: 'granted',
      decisive: { explanation: { kind: 'allowed' } },
    })
  })

  it('is refused where it asks for the rival’s, and shows both identities unmasked to the page', () => {
    const why = explain(aQuery(rival.identityId, denied))
    expect(why).toMatchObject({
      predicted: 'denied',
      decisive: {
        explanation: {
          unmet: [{ trace: { requestValues: [rival.identityId], policyValues: [me.identityId] } }],
        },
      },
    })
  })

  it('is refused where it asks for a stranger’s, whose ID stays masked', () => {
    const stranger = anIdentityId('5')
    const why = explain(aQuery(stranger, denied))
    expect(why).toMatchObject({
      predicted: 'denied',
      decisive: {
        explanation: { unmet: [{ trace: { requestValues: [maskIdentityId(stranger)] } }] },
      },
    })
  })

  it('speaks of the rival where the rival signed', () => {
    const asRival = { seat: 'rival' } as const
    const exchange = aQuery(me.identityId, { ...denied, ...asRival })
    const why = explain(exchange, {
      exchanges: [credentialsOf(me.identityId), credentialsOf(rival.identityId, asRival), exchange],
    })
    if (why?.kind !== 'explained') throw new Error('not explained')
    expect(plainText(why.decisive.explanation.headline, () => 'YOURS')).toBe(
      'The rival asked for YOURS’s partition. The policy allows only the rival’s own.',
    )
  })

  it('is not explained by the credentials that an attempt took from the rival', () => {
    const exchange = aQuery(me.identityId)
    const taken = credentialsOf(rival.identityId, { aim: 'rival' })
    const exchanges = [credentialsOf(me.identityId), taken, exchange]
    expect(explain(exchange, { exchanges })).toMatchObject({ predicted: 'granted' })
  })
})

describe('a recorded exchange with S3', () => {
  const filesBucket = 'leading-key-playerfiles-1a2b3c4d5e6f'
  const { roles } = aStackConfig()
  const policies = [{ name: 'OwnFiles', document: readTemplatePolicies().ownFiles }]
  const config = aStackConfig({
    filesBucket,
    roles: { ...roles, guest: { ...roles.guest, policies } },
  })
  const local = `http://localhost:4566/${filesBucket}`
  const inHost = `https://${filesBucket}.s3.us-west-2.amazonaws.com`
  const explainS3 = (operation: string, address: string, changes: Partial<Exchange> = {}) => {
    const exchange = anExchange({
      id: 'x9',
      service: 's3',
      operation,
      url: maskText(address),
      request: { headers: [], body: '' },
      ...changes,
    })
    const exchanges = [credentialsOf(me.identityId), exchange]
    return explain(exchange, { exchanges, config })
  }
  const pathOf = (identityId: string) => identityId.replace(':', '%3A')
  const refused = { status: 403, errorCode: 'AccessDenied' } as const

  it.each([local, inHost])('is told by its address below %s', (bucket) => {
    const own = `${bucket}/${pathOf(me.identityId)}/avatar.png?x-id=GetObject`
    expect(explainS3('GetObject', own)).toMatchObject({ predicted: 'granted' })
    const rivals = `${bucket}/${pathOf(rival.identityId)}/avatar.png?x-id=GetObject`
    expect(explainS3('GetObject', rivals, refused)).toMatchObject({
      predicted: 'denied',
      decisive: {
        request: { resource: `arn:aws:s3:::${filesBucket}/${rival.identityId}/avatar.png` },
      },
    })
    const list = (prefix: string) => `${bucket}?list-type=2&prefix=${prefix}%2F`
    expect(explainS3('ListObjectsV2', list(pathOf(me.identityId)))).toMatchObject({
      predicted: 'granted',
    })
    expect(explainS3('ListObjectsV2', list(pathOf(rival.identityId)), refused)).toMatchObject({
      decisive: { explanation: { unmet: [{ trace: { key: 's3:prefix' } }] } },
    })
  })

  it('is not explained where it is of another bucket', () => {
    const other = 'http://localhost:4566/another/key?x-id=GetObject'
    expect(explainS3('GetObject', other)).toMatchObject({ because: 'unreadable' })
  })
})

describe('what cannot be explained', () => {
  it('is what an identity signed that the app has forgotten', () => {
    const exchange = aQuery(me.identityId)
    const exchanges = [credentialsOf(anIdentityId('4')), exchange]
    expect(explain(exchange, { exchanges })).toEqual({
      kind: 'masked',
      because: 'unknown-signer',
    })
    expect(explain(exchange, { sessions: [] })).toMatchObject({ because: 'unknown-signer' })
  })

  it('is what names identities whose masked IDs are alike', () => {
    const twin = { ...rival, identityId: me.identityId.replace(/d$/, 'e') }
    expect(explain(aQuery(me.identityId), { sessions: [me, twin] })).toEqual({
      kind: 'masked',
      because: 'alike',
    })
  })

  it('is a body that is no JSON', () => {
    const exchange = anExchange({ request: { headers: [], body: '' }, operation: 'GetItem' })
    expect(explain(exchange)).toMatchObject({ kind: 'unexplained', because: 'unreadable' })
  })
})

describe('what has no explanation', () => {
  it.each([
    ['a call that nobody signs', { service: 'cognito-identity' }],
    ['a throttle', { status: 400, errorCode: 'ThrottlingException' }],
    ['no answer', { state: 'failed', status: undefined }],
    ['an answer that is on its way', { state: 'pending', status: undefined }],
  ] as const)('is %s', (_, changes) => {
    expect(explain(aQuery(me.identityId, changes))).toBeUndefined()
  })

  it('is not a condition on the item that failed: IAM had allowed', () => {
    const failed = { status: 400, errorCode: 'ConditionalCheckFailedException' }
    expect(explain(aQuery(me.identityId, failed))).toMatchObject({ predicted: 'granted' })
  })
})
