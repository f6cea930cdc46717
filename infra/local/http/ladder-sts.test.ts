/** The rungs as STS has them (aws-semantics C.2): actions and versions, signatures, presigned GET. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  presignedRequest,
  signedRequest,
  type SigningKeys,
  type Unsigned,
} from '../gate/testing/signed-request.ts'
import { administrator, mismatch, openLadder, type Ladder } from '../testing/ladder.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await openLadder()
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-amz-target': undefined }
const whoAmI: Unsigned = {
  service: 'sts',
  headers: form,
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
}

describe('STS', () => {
  it.each<[what: string, headers: string[], status: number, code: string, message: string]>([
    [
      'no signature',
      [],
      403,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
    [
      'half a signature',
      ['authorization', 'AWS4-HMAC-SHA256 Credential=a', 'x-amz-date', '20261122T083000Z'],
      400,
      'IncompleteSignature',
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a",
    ],
    [
      'an old signature',
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=a',
        'x-amz-date',
        '20261122T080000Z',
      ],
      403,
      'SignatureDoesNotMatch',
      'Signature expired: 20261122T080000Z is now earlier than 20261122T081500Z (20261122T083000Z - 15 min.)',
    ],
    [
      'a signature of the future',
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=a',
        'x-amz-date',
        '20261122T090000Z',
      ],
      403,
      'SignatureDoesNotMatch',
      'Signature not yet current: 20261122T090000Z is still later than 20261122T084500Z (20261122T083000Z + 15 min.)',
    ],
    [
      'a short credential',
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=foo/bar, SignedHeaders=host, Signature=a',
        'x-amz-date',
        '20261122T083000Z',
      ],
      400,
      'IncompleteSignature',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'foo/bar'",
    ],
  ])('refuses %s', async (_what, headers, status, code, message) => {
    const sent = {
      method: 'POST',
      target: '/',
      rawHeaders: ['host', 'localhost', 'content-type', form['content-type'], ...headers],
      body: Buffer.from('Action=GetCallerIdentity&Version=2011-06-15'),
    }
    expect(await ladder.sendQuery(sent)).toEqual([status, code, message])
  })

  it.each([
    ['no action', '', 'MissingAction', 'The request is missing an action or a required parameter.'],
    [
      'an unknown action',
      'Action=Steal&Version=2011-06-15',
      'InvalidAction',
      'Could not find operation Steal for version 2011-06-15',
    ],
    [
      'an unknown version',
      'Action=GetCallerIdentity&Version=2012-12-01',
      'InvalidAction',
      'Could not find operation GetCallerIdentity for version 2012-12-01',
    ],
    [
      'no version',
      'Action=GetCallerIdentity',
      'InvalidAction',
      'Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED',
    ],
    [
      'a repeated action',
      'Action=GetCallerIdentity&Action=AssumeRole&Version=2011-06-15',
      'InvalidAction',
      'A field of the form is given more than once.',
    ],
  ])('refuses %s in a form', async (_what, body, code, message) => {
    const sent = signedRequest(administrator, { ...whoAmI, body })
    expect(await ladder.sendQuery(sent)).toEqual([400, code, message])
  })

  it.each(['AssumeRole', 'GetSessionToken'])('asks IAM about * for %s', async (action) => {
    const sent = signedRequest(ladder.guest.credentials, {
      ...whoAmI,
      body: `Action=${action}&Version=2011-06-15`,
    })
    expect(await ladder.sendQuery(sent)).toEqual([
      403,
      'AccessDenied',
      expect.stringContaining(`perform: sts:${action} on resource: * because no`),
    ])
  })

  it.each(['GET', 'POST'])('answers a presigned %s, which needs no body', async (method) => {
    const target = '/?Action=GetCallerIdentity&Version=2011-06-15'
    const presigned = (keys: SigningKeys) =>
      presignedRequest(keys, {
        method,
        target,
        service: 'sts',
        headers: { 'content-type': undefined, 'x-amz-target': undefined },
        body: '',
      })
    const { status, body } = await ladder.send(presigned(administrator))
    expect(status).toBe(200)
    expect(body).toContain('<Arn>arn:aws:iam::123456789012:user/Administrator</Arn>')
    const sent = presigned(ladder.guest.credentials)
    expect((await ladder.send(sent)).status).toBe(200)
    const other = { ...sent, target: sent.target.replace('GetCallerIdentity', 'GetSessionToken') }
    expect(await ladder.sendQuery(other)).toEqual([403, 'SignatureDoesNotMatch', mismatch])
    expect(await ladder.sendQuery({ ...sent, target })).toEqual([
      403,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ])
  })
})
