import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import type { FuzzCase } from './fuzz-case.ts'
import { objectionsTo, type Asked } from './objections.ts'
import type { Reply } from './send.ts'

const fuzzCase: FuzzCase = {
  signer: 'guest',
  operation: { target: 'DynamoDB_20120810.GetItem', body: {} },
  tampering: 'none',
  body: '',
  contentType: 'application/x-amz-json-1.0',
  extraHeaders: [],
}

const asked = (changes: Partial<Asked> = {}): Asked => ({
  fuzzCase,
  body: '{"Key":{"UserId":{"S":"me"}}}',
  isSpoilt: false,
  identityId: 'me',
  secret: 'psst',
  ...changes,
})

const reply = (changes: Partial<Reply> = {}): Reply => {
  const body = changes.body ?? '{}'
  return {
    status: 200,
    headers: { 'x-amzn-requestid': 'X', 'x-amz-crc32': String(crc32(body)) },
    body,
    tookMs: 1,
    ...changes,
  }
}

it('has nothing against a granted request for the partition of the guest', () => {
  expect(objectionsTo(reply(), asked())).toEqual([])
})

it.each<[string, Reply, Asked]>([
  ['a failure', reply({ status: 500, body: '{"__type":"InternalServerError"}' }), asked()],
  ['a slow answer', reply({ tookMs: 2001 }), asked()],
  ['a wrong checksum', { ...reply(), body: '{"a":1}' }, asked()],
  ['no request ID', reply({ headers: {} }), asked()],
  ['a body that is no JSON', reply({ body: '{"Item":' }), asked()],
  ['an error without a type', reply({ status: 400 }), asked()],
  ['a grant on a spoilt signature', reply(), asked({ isSpoilt: true })],
  ["the rival's secret", reply({ body: '{"Item":"psst"}' }), asked()],
  ['a grant for the partition of another', reply(), asked({ identityId: 'another' })],
])('objects to %s', (_what, answer, request) => {
  expect(objectionsTo(answer, request)).toHaveLength(1)
})
