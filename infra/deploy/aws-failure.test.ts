import { describe, expect, it } from 'vitest'
import { UserError } from '../local/errors.ts'
import { explainFailure } from './aws-failure.ts'
import { AwsError } from './testing/fake-account.ts'

const here = { region: 'us-west-2' }
const there = { region: 'us-west-2', endpoint: 'http://localhost:4566' }

function systemError(code: string) {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:4566`), { code })
}

describe.each([
  // What each of them is was seen with the SDK itself: names, messages and codes are its own.
  ['CredentialsProviderError', here, /^No AWS credentials were found\.$/, /npm start$/],
  ['ExpiredToken', here, /^The AWS credentials have expired\.$/, /Sign in again/],
  ['InvalidClientTokenId', here, /the access key does not exist/, /AWS_ACCESS_KEY_ID/],
  ['InvalidClientTokenId', there, /^http:\/\/localhost:4566 does not know/, /Unset/],
  ['SignatureDoesNotMatch', here, /the secret access key is not the one/, /AWS_SECRET_ACCESS_KEY/],
  ['AccessDenied', here, /^what AWS says$/, /Ask for that permission/],
] as const)('%s', (name, place, message, resolution) => {
  it(`is said plainly: ${String(message)}`, () => {
    const explained = explainFailure(new AwsError(name, 'what AWS says'), place)
    expect(explained).toBeInstanceOf(UserError)
    expect((explained as UserError).message).toMatch(message)
    expect((explained as UserError).resolution).toMatch(resolution)
    expect((explained as UserError).cause).toBeInstanceOf(AwsError)
  })
})

it.each([
  ['ENOTFOUND', here, /^No AWS answers in the Region us-west-2/],
  ['ECONNREFUSED', there, /^Nothing answers at http:\/\/localhost:4566\.$/],
  ['ECONNRESET', here, /^The connection to the Region us-west-2 was lost\.$/],
])('says what %s means', (code, place, message) => {
  expect((explainFailure(systemError(code), place) as Error).message).toMatch(message)
})

it('names the profile that gives no credentials', () => {
  const error = new AwsError('CredentialsProviderError', 'Could not load')
  expect(explainFailure(error, { ...here, profile: 'paris' })).toMatchObject({
    message: 'The profile paris gives no credentials: Could not load',
    resolution: expect.stringContaining('aws sso login --profile paris') as string,
  })
})

it.each([
  ['Signature expired: 20261122T000000Z is now earlier than…', /clock is wrong/],
  [
    'Credential should be scoped to a valid region, not ’eu-west-1’. ',
    /answers for another Region/,
  ],
])('tells what is wrong with a signature: %s', (said, message) => {
  const error = explainFailure(new AwsError('SignatureDoesNotMatch', said), there)
  expect((error as Error).message).toMatch(message)
})

it('shows what it has no words for as AWS says it, with the request', () => {
  const $metadata = { requestId: 'abc' }
  const error = Object.assign(new AwsError('LimitExceededException', 'Too many'), { $metadata })
  expect(explainFailure(error, here)).toMatchObject({
    message: 'AWS refused: LimitExceededException: Too many',
    resolution: expect.stringContaining('abc') as string,
  })
})

it('leaves alone what is said already, and what is a bug', () => {
  const said = new UserError('a', { resolution: 'b' })
  const bug = new TypeError('x is not a function')
  expect(explainFailure(said, here)).toBe(said)
  expect(explainFailure(bug, here)).toBe(bug)
})
