import { describe, expect, it } from 'vitest'
import { Failure } from '../domain/failure.ts'
import { failureFromSdk } from './failure-from-sdk.ts'

function sdkError(name: string, message: string, $metadata: object): Error {
  return Object.assign(new Error(message), { name, $metadata })
}

describe('failureFromSdk', () => {
  it.each([
    ['AccessDeniedException', 'denied'],
    ['NotAuthorizedException', 'denied'],
    ['ExpiredTokenException', 'expired'],
    ['ExpiredToken', 'expired'],
    ['UnrecognizedClientException', 'expired'],
    ['ConditionalCheckFailedException', 'conflict'],
    ['ProvisionedThroughputExceededException', 'throttled'],
    ['TooManyRequestsException', 'throttled'],
    ['InvalidSignatureException', 'unexpected'],
    ['StandIn#Unsupported', 'unexpected'],
  ])('calls %s %s', (code, kind) => {
    const cause = sdkError(code, 'words', { httpStatusCode: 400, requestId: 'r1', attempts: 1 })
    const failure = failureFromSdk(cause)
    expect(failure).toMatchObject({ kind, code, message: 'words', status: 400, requestId: 'r1' })
    expect(failure.cause).toBe(cause)
  })

  it.each([
    [true, 'unreachable'],
    [false, 'offline'],
  ])('tells no answer apart by whether the browser is online: %s', (online, kind) => {
    for (const name of ['TypeError', 'TimeoutError']) {
      const error = sdkError(name, 'Failed to fetch', { attempts: 3 })
      expect(failureFromSdk(error, () => online)).toMatchObject({ kind, code: undefined })
    }
  })

  it('takes an error that never reached a client for a fault of ours', () => {
    expect(failureFromSdk(new TypeError('x is not a function')).kind).toBe('unexpected')
    expect(failureFromSdk('a string').kind).toBe('unexpected')
  })

  it('leaves a Failure as it is', () => {
    const failure = new Failure('expired', 'gone')
    expect(failureFromSdk(failure)).toBe(failure)
  })
})
