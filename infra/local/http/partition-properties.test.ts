/**
 * Whatever a guest signs, and however a partition key is written in it, a key that is not the guest's own identity is
 * refused: through the whole stand-in, with the same request for the guest's own key as the control.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedRequest, type SigningKeys } from '../gate/testing/signed-request.ts'
import { administrator, openLadder, type Ladder } from '../testing/ladder.ts'
import { partitionRequests } from '../testing/partition-requests.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await openLadder()
  const { identityId, credentials } = ladder.rival
  const body = JSON.stringify({
    TableName: 'GameScores',
    Item: { UserId: { S: identityId }, GameTitle: { S: 'Meteor Blasters' }, Wins: { N: '424242' } },
  })
  expect((await ladder.sendJson(to('PutItem', body, credentials)))[0]).toBe(200)
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

function to(operation: string, body: string, keys: SigningKeys = ladder.guest.credentials) {
  return signedRequest(keys, {
    headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body,
  })
}

async function answerTo(operation: string, body: string) {
  const [status, answer] = await ladder.sendJson(to(operation, body))
  const { __type: type = '' } = answer as { __type?: string }
  return { status, code: type.split('#').at(-1) ?? '', text: JSON.stringify(answer) }
}

/** Not the guest's own identity: the rival's, and others that look like the guest's own. */
const otherKeys = fc.constantFrom<(own: string, rival: string) => unknown>(
  (_own, rival) => ({ S: rival }),
  (_own, rival) => ({ S: rival }),
  (own) => ({ S: own.toUpperCase() }),
  (own) => ({ S: `${own} ` }),
  (own) => ({ S: ` ${own}` }),
  (own) => ({ S: own.slice(0, -1) }),
  (own) => ({ S: `${own}0` }),
  (own) => ({ S: `${own}\u0000` }),
  (own) => ({ S: own.replace('-', '\u2010') }),
  (own) => ({ S: own.replace(':', '\uff1a') }),
  () => ({ S: '*' }),
  () => ({ S: 'us-west-2:*' }),
  () => ({ S: '${cognito-identity.amazonaws.com:sub}' }),
)

/** Not even a string. */
const strangeKeys = fc.constantFrom<(own: string, rival: string) => unknown>(
  (own) => ({ B: Buffer.from(own).toString('base64') }),
  () => ({ N: '1' }),
  (own) => ({ SS: [own] }),
  (own) => ({ L: [{ S: own }] }),
  (own, rival) => ({ S: own, N: '1', SS: [rival] }),
  (own, rival) => ({ S: [own, rival] }),
  (own) => own,
  () => null,
  () => ({ NULL: true }),
  () => ({ S: '' }),
  () => ({}),
  () => ({ S: null }),
)

it('refuses every request for a key that is not their own, and no other', async () => {
  const [own, rival] = [ladder.guest.identityId, ladder.rival.identityId]
  let granted = 0
  await fc.assert(
    fc.asyncProperty(partitionRequests, otherKeys, async ({ operation, body }, other) => {
      const control = await answerTo(operation, body({ S: own }, { S: own }))
      const answer = await answerTo(operation, body(other(own, rival), { S: own }))
      expect(answer.status).toBe(400)
      expect(answer.text).not.toContain('424242')
      // What the guest may do with their own key is refused for no other reason than the key.
      if (control.status !== 200) return
      granted += 1
      expect(answer.code).toBe('AccessDeniedException')
    }),
    { numRuns: 250 },
  )
  expect(granted).toBeGreaterThan(100)
  await expectUntouched()
}, 30_000)

it('refuses every request for a key that is no identity at all', async () => {
  const [own, rival] = [ladder.guest.identityId, ladder.rival.identityId]
  await fc.assert(
    fc.asyncProperty(partitionRequests, strangeKeys, async ({ operation, body }, strange) => {
      const answer = await answerTo(operation, body(strange(own, rival), { S: own }))
      expect([400, 501]).toContain(answer.status)
      expect(answer.text).not.toContain('424242')
    }),
    { numRuns: 100 },
  )
  await expectUntouched()
}, 30_000)

it.each([
  ['Scan', { TableName: 'GameScores', ProjectionExpression: 'UserId' }],
  ['Scan', { TableName: 'GameScores', Segment: 0, TotalSegments: 1, Select: 'COUNT' }],
  ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'GameScores', Key: {} } }] }],
  ['TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'GameScores', Key: {} } }] }],
  ['ExecuteStatement', { Statement: 'SELECT UserId FROM GameScores' }],
  ['BatchExecuteStatement', { Statements: [{ Statement: 'SELECT UserId FROM GameScores' }] }],
  ['DeleteTable', { TableName: 'GameScores' }],
  ['DescribeTable', { TableName: 'GameScores' }],
  ['ListTables', {}],
])('refuses %s', async (operation, input) => {
  expect(await answerTo(operation, JSON.stringify(input))).toMatchObject({
    status: 400,
    code: 'AccessDeniedException',
  })
})

/** Nothing is in the table but what the guest and the rival wrote themselves. */
async function expectUntouched() {
  const body = JSON.stringify({ TableName: 'GameScores' })
  const [status, answer] = await ladder.sendJson(to('Scan', body, administrator))
  expect(status).toBe(200)
  const { Items } = answer as { Items: { UserId: { S: string } }[] }
  expect(Items.filter(({ UserId }) => UserId.S !== ladder.guest.identityId)).toEqual([
    {
      UserId: { S: ladder.rival.identityId },
      GameTitle: { S: 'Meteor Blasters' },
      Wins: { N: '424242' },
    },
  ])
}
