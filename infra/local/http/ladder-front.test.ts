/** The first rungs (aws-semantics D.1, rows 1 to 6): what DynamoDB's front answers before it looks at a signature. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { now, signedRequest, type Unsigned } from '../gate/testing/signed-request.ts'
import { administrator, coral, openLadder, type Ladder } from '../testing/ladder.ts'
import { sendBytes } from '../testing/raw-http.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await openLadder()
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

const notAnApiCall = '<UnknownOperationException/>\n'
const noJson = JSON.stringify(coral('SerializationException'))
const unknownOperation = JSON.stringify(coral('UnknownOperationException'))
const healthy = 'healthy: dynamodb.us-west-2.amazonaws.com '

const typed = (type: string) => ({ headers: { 'content-type': type } })
const targeted = (target: string | undefined) => ({ headers: { 'x-amz-target': target } })

/** Each is signed by the administrator, so nothing but its own mistake can be the reason. */
it.each<[what: string, parts: Unsigned, status: number, body: string]>([
  ['PUT', { method: 'PUT' }, 404, notAnApiCall],
  ['DELETE', { method: 'DELETE' }, 404, notAnApiCall],
  ['PATCH', { method: 'PATCH' }, 404, notAnApiCall],
  ['GET with a target', { method: 'GET', target: '/x', body: '' }, 404, notAnApiCall],
  ['GET with an API call in it', { method: 'GET', body: '{}' }, 200, healthy],
  ['version 1.1 of the protocol', typed('application/x-amz-json-1.1'), 404, notAnApiCall],
  ['text', typed('text/plain'), 404, notAnApiCall],
  ['no type', { headers: { 'content-type': undefined } }, 404, notAnApiCall],
  ['half an object', { body: '{"TableName":"GameSc' }, 400, noJson],
  ['nothing after a blank', { body: ' ' }, 400, noJson],
  ['two objects', { body: '{}{}' }, 400, noJson],
  ['a string', { body: '"GameScores"' }, 400, noJson],
  ['null', { body: 'null' }, 400, noJson],
  ['a comment', { body: '{}//' }, 400, noJson],
  ['bytes that are no UTF-8', { body: Uint8Array.of(0x7b, 0xff, 0x7d) }, 400, noJson],
  ['UTF-16', { body: Buffer.from('{}', 'utf16le') }, 400, noJson],
  ['nesting without end', { body: '{"a":'.repeat(100_000) }, 400, noJson],
  ['no target', targeted(undefined), 400, unknownOperation],
  ['a target without a dot', targeted('DescribeTable'), 400, unknownOperation],
  ['a target with two dots', targeted('DynamoDB_20120810.Get.Item'), 400, unknownOperation],
  ['a target in another case', targeted('dynamodb_20120810.GetItem'), 400, unknownOperation],
  ['an operation in another case', targeted('DynamoDB_20120810.getitem'), 400, unknownOperation],
  ['a property of every object', targeted('DynamoDB_20120810.constructor'), 400, unknownOperation],
  [
    'an operation of Streams',
    targeted('DynamoDBStreams_20120810.ListStreams'),
    400,
    unknownOperation,
  ],
  ['no JSON for an unknown operation', { ...targeted('A.B'), body: '{' }, 400, noJson],
])('answers %s as DynamoDB does', async (_what, parts, status, body) => {
  const answer = await ladder.send(signedRequest(administrator, { signingDate: now, ...parts }))
  expect([answer.status, answer.body]).toEqual([status, body])
})

it.each([
  ['application/json', 'application/json'],
  ['a character set', 'application/x-amz-json-1.0; charset=UTF-8'],
  ['capitals', 'Application/X-Amz-JSON-1.0'],
])('takes %s as its type', async (_what, type) => {
  const [status] = await ladder.sendJson(signedRequest(administrator, typed(type)))
  expect(status).toBe(200)
})

it('refuses a name that would change its own objects, even of no service, by name', async () => {
  for (const target of ['DynamoDB_20120810.DescribeTable', 'A.B']) {
    const request = signedRequest(administrator, {
      ...targeted(target),
      body: '{"__proto__":{"TableName":"GameScores"}}',
    })
    expect(await ladder.sendJson(request)).toEqual([
      501,
      {
        __type: 'StandIn#Unsupported',
        message: 'The stand-in does not support the name __proto__ in a body.',
      },
    ])
  }
})

it('refuses a body over 16 MiB with a status alone, announced or in chunks', async () => {
  const size = 16 * 1024 * 1024 + 1
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n'
  const announced = Buffer.concat([
    Buffer.from(`${head}Content-Length: ${String(size)}\r\n\r\n`),
    Buffer.alloc(size, 0x20),
  ])
  const chunked = Buffer.concat([
    Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`),
    Buffer.alloc(size, 0x20),
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  for (const bytes of [announced, chunked]) {
    const { status, headers, body } = await sendBytes(ladder.standIn.url, bytes)
    expect([status, body, headers['x-amzn-requestid']]).toEqual([413, '', undefined])
  }
})

it('verifies a body of 16 MiB to its last byte', async () => {
  const body = `{"TableName":"GameScores"${' '.repeat(16 * 1024 * 1024 - 27)}}`
  const request = signedRequest(administrator, { body })
  expect((await ladder.sendJson(request))[0]).toBe(200)
  const changed = { ...request, body: Buffer.from(body.replace(/ }$/, '}}')) }
  expect((await ladder.sendJson(changed))[0]).toBe(400)
})
