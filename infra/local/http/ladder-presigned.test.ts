/** Signatures in the query string (aws-semantics D.1, rows 7 to 16): presigned requests, and how each mistake is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { now, presignedRequest } from '../gate/testing/signed-request.ts'
import {
  administrator,
  coral,
  mismatch,
  openLadder,
  scope,
  unsignedRequest,
  wholeHeader,
  type Ladder,
} from '../testing/ladder.ts'
import type { RawRequest } from './raw-request.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await openLadder()
})

beforeEach(() => {
  ladder.setNow(now)
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

async function expectRefusal(sent: RawRequest, code: string, message: string) {
  expect(await ladder.sendJson(sent)).toEqual([400, coral(code, message)])
}

describe('a signature in the query string', () => {
  it('is taken with a body, from an administrator and from a guest', async () => {
    expect((await ladder.sendJson(presignedRequest(administrator)))[0]).toBe(200)
    const [, body] = await ladder.sendJson(presignedRequest(ladder.guest.credentials))
    expect(body).toMatchObject({ __type: 'com.amazon.coral.service#AccessDeniedException' })
  })

  it('is refused beside one in the header', async () => {
    const sent = presignedRequest(administrator)
    await expectRefusal(
      { ...sent, rawHeaders: [...sent.rawHeaders, 'authorization', wholeHeader] },
      'InvalidSignatureException',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    )
  })

  const needs = (...names: string[]) =>
    `${names.map((name) => `AWS query-string parameters must include '${name}'. `).join('')}Re-examine the query-string parameters.`

  it.each([
    [
      'X-Amz-Algorithm',
      needs(
        'X-Amz-Algorithm',
        'X-Amz-Credential',
        'X-Amz-Signature',
        'X-Amz-SignedHeaders',
        'X-Amz-Date',
      ),
    ],
    [
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T083000Z',
      needs('X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders'),
    ],
    [
      'X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-SignedHeaders=c&X-Amz-Date=d',
      needs('X-Amz-Signature'),
    ],
  ])('is incomplete with %s', async (query, message) => {
    await expectRefusal(unsignedRequest([], `/?${query}`), 'IncompleteSignatureException', message)
  })

  it.each([
    [
      'X-Amz-Date',
      '201',
      'IncompleteSignatureException',
      "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    [
      'X-Amz-Date',
      '20261122T080000Z',
      'InvalidSignatureException',
      'Signature expired: 20261122T080000Z is now earlier than 20261122T082500Z (20261122T083000Z - 5 min.)',
    ],
    [
      'X-Amz-Date',
      '20261122T090000Z',
      'InvalidSignatureException',
      'Signature not yet current: 20261122T090000Z is still later than 20261122T084500Z (20261122T083000Z + 15 min.)',
    ],
    [
      'X-Amz-SignedHeaders',
      'x-amz-target',
      'InvalidSignatureException',
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      'X-Amz-Algorithm',
      'AWS4-HMAC-SHA25',
      'IncompleteSignatureException',
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ",
    ],
    [
      'X-Amz-Credential',
      'a/b',
      'IncompleteSignatureException',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'",
    ],
    [
      'X-Amz-Credential',
      `AKIA/${scope.replace('dynamodb', 's3')}`,
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'dynamodb'. ",
    ],
    [
      'X-Amz-Credential',
      `AKIA/${scope}`,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ],
    [
      'X-Amz-Security-Token',
      'x',
      'UnrecognizedClientException',
      'The security token included in the request is invalid',
    ],
    ['X-Amz-Expires', 'soon', 'IncompleteSignatureException', 'X-Amz-Expires should be a number'],
    [
      'X-Amz-Expires',
      '604801',
      'IncompleteSignatureException',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    ],
  ])('is refused with %s=%s', async (name, value, code, message) => {
    await expectRefusal(
      presignedRequest(administrator, { parameters: { [name]: value } }),
      code,
      message,
    )
  })

  it.each([
    [
      '300',
      '2026-11-22T08:35:00Z',
      'Signature expired: 20261122T083000Z is now earlier than 20261122T083001Z (20261122T083501Z - 5 min.)',
    ],
    [
      '45',
      '2026-11-22T08:30:45Z',
      'Signature expired: 20261122T083000Z is now earlier than 20261122T083001Z (20261122T083046Z - 45 sec.)',
    ],
    // It cannot live longer than any other signature.
    [
      '604800',
      '2026-11-22T08:45:00Z',
      'Signature expired: 20261122T083000Z is now earlier than 20261122T083001Z (20261122T084501Z - 15 min.)',
    ],
    [
      undefined,
      '2026-11-22T08:45:00Z',
      'Signature expired: 20261122T083000Z is now earlier than 20261122T083001Z (20261122T084501Z - 15 min.)',
    ],
  ])('expires after X-Amz-Expires=%s', async (expires, last, message) => {
    const sent = presignedRequest(administrator, { parameters: { 'X-Amz-Expires': expires } })
    ladder.setNow(new Date(last))
    expect((await ladder.sendJson(sent))[0]).toBe(200)
    ladder.setNow(new Date(new Date(last).getTime() + 1000))
    await expectRefusal(sent, 'InvalidSignatureException', message)
  })

  it.each(['X-Amz-Date=20261122T083000Z', 'X-Amz-Signature=0', 'X%2DAmz-Security-Token=x'])(
    'is refused with a second %s',
    async (parameter) => {
      const sent = presignedRequest(ladder.guest.credentials)
      await expectRefusal(
        { ...sent, target: `${sent.target}&${parameter}` },
        'InvalidSignatureException',
        `Found more than one '${parameter.replace('%2D', '-').replace(/=.*/, '')}' query-string param.`,
      )
    },
  )

  it('is refused with its token in a header', async () => {
    const { sessionToken, ...keys } = ladder.guest.credentials
    await expectRefusal(
      presignedRequest(keys, { headers: { 'x-amz-security-token': sessionToken } }),
      'InvalidSignatureException',
      "Found 'X-Amz-Security-Token' as HTTP header beside a signature in the query string.",
    )
  })

  it('must cover the target and the body', async () => {
    await expectRefusal(
      presignedRequest(administrator, { unsigned: ['x-amz-target'] }),
      'InvalidSignatureException',
      "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
    )
    const sent = presignedRequest(administrator)
    for (const changed of [
      { ...sent, body: Buffer.from('{"TableName":"GameScoreS"}') },
      { ...sent, target: `${sent.target}&a` },
      presignedRequest(administrator, { payloadHash: 'UNSIGNED-PAYLOAD' }),
    ])
      expect((await ladder.sendJson(changed))[1]).toMatchObject({
        __type: 'com.amazon.coral.service#InvalidSignatureException',
        message: expect.stringContaining(mismatch) as string,
      })
  })
})
