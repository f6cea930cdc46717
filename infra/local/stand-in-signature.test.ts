/** Signatures that AWS does not take, as the SDK's own client tells of them, and the clock that it sets right by itself. */
import { createHash } from 'node:crypto'
import { DynamoDBClient, GetItemCommand, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestStandIn, type Guest, type TestStandIn } from './testing/start-test-stand-in.ts'

/** Tests set another clock before the client, and the stand-in keeps this one. */
const TrueDate = Date

let standIn: TestStandIn
let guest: Guest

beforeAll(async () => {
  standIn = await startTestStandIn({ clock: { now: () => new TrueDate() } })
  guest = await standIn.openGuest()
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const clientWith = (config: DynamoDBClientConfig = {}) =>
  new DynamoDBClient({
    region: 'us-west-2',
    endpoint: standIn.url,
    credentials: guest.credentials,
    ...config,
  })

const getOwnItem = () =>
  new GetItemCommand({
    TableName: 'GameScores',
    Key: { UserId: { S: guest.identityId }, GameTitle: { S: 'Meteor Blasters' } },
    ProjectionExpression: 'TopScore',
  })

it('a wrong secret is InvalidSignatureException, with what should have been signed', async () => {
  const client = clientWith({ credentials: { ...guest.credentials, secretAccessKey: 'wrong' } })
  const sent = recordRequests(client)
  const answer: unknown = await client.send(getOwnItem()).catch((error: unknown) => error)
  expect(answer).toMatchObject({
    name: 'InvalidSignatureException',
    message: mismatchOf(sent),
    $metadata: { httpStatusCode: 400, attempts: 1 },
  })
})

it('a client that does not sign is told MissingAuthenticationTokenException', async () => {
  const client = clientWith({ signer: { sign: (request) => Promise.resolve(request) } })
  await expect(client.send(getOwnItem())).rejects.toMatchObject({
    name: 'MissingAuthenticationTokenException',
    message: 'Request is missing Authentication Token',
    $metadata: { httpStatusCode: 400, attempts: 1 },
  })
})

describe.each([
  ['slow', -20, /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(.* - 15 min\.\)$/], // prettier-ignore
  ['fast', 20, /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(.* \+ 15 min\.\)$/], // prettier-ignore
])('a clock that is 20 minutes %s', (_what, minutes, message) => {
  const setClock = () => {
    vi.useFakeTimers({ toFake: ['Date'], now: TrueDate.now() + minutes * 60_000 })
  }

  it('is told as InvalidSignatureException', async () => {
    setClock()
    const answer = clientWith({ maxAttempts: 1 }).send(getOwnItem())
    await expect(answer).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    await expect(answer).rejects.toThrow(message)
  })

  it('is corrected by the answer’s Date header: the client signs again, and from then on rightly', async () => {
    setClock()
    const client = clientWith()
    const first = await client.send(getOwnItem())
    expect(first.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 2 })
    const second = await client.send(getOwnItem())
    expect(second.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
  })
})

interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What leaves the client, in order. */
function recordRequests(client: DynamoDBClient): SignedRequest[] {
  const sent: SignedRequest[] = []
  client.middlewareStack.add(
    (next) => (args) => {
      sent.push(args.request as SignedRequest)
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  return sent
}

/** AWS's sentence about the request that was sent. @see https://github.com/architect/dynalite/blob/main/test/connection.js */
function mismatchOf([request]: readonly SignedRequest[]): string {
  const { headers = {}, body = '' } = request ?? {}
  const authorization = headers['authorization'] ?? ''
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1] ?? ''
  const scope = /Credential=[^/]+\/([^,]+)/.exec(authorization)?.[1] ?? ''
  const canonical = [
    'POST',
    '/',
    '',
    ...names.split(';').map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names,
    sha256(body),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  return (
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
    'and signing method. Consult the service documentation for details.\n\n' +
    `The Canonical String for this request should have been\n'${canonical}'\n\n` +
    `The String-to-Sign should have been\n'${toSign}'\n`
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
