import { describe, expect, it } from 'vitest'
import { indexHeaders } from '../../../src/sigv4/header-index.ts'
import { ServiceError } from '../errors.ts'
import { readClaimedSignature } from './claimed-signature.ts'
import type { SignedService } from './signed-service.ts'
import { cognitoIdentity, dynamodb, sts } from './testing/services.ts'
import { now, region } from './testing/signed-request.ts'

const complete =
  'AWS4-HMAC-SHA256 Credential=AKID/20261122/us-west-2/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=00'

interface Sent {
  readonly target?: string
  readonly authorization?: string
  readonly date?: readonly string[]
  readonly more?: readonly string[]
  readonly service?: SignedService
  readonly clockWindowMinutes?: number
}

function read(sent: Sent) {
  const { target = '/', authorization, date = ['X-Amz-Date', '20261122T083000Z'], more = [] } = sent
  return readClaimedSignature(
    target,
    indexHeaders([
      'Host',
      'localhost:4566',
      ...(authorization === undefined ? [] : ['Authorization', authorization]),
      ...date,
      ...more,
    ]),
    {
      service: sent.service ?? dynamodb,
      region,
      now,
      clockWindowMinutes: sent.clockWindowMinutes ?? 15,
    },
  )
}

function refusal(sent: Sent): { code: string; message: string; status: number } {
  try {
    read(sent)
  } catch (error) {
    if (error instanceof ServiceError) {
      const { code, message, status, namespace } = error
      return { code: namespace === undefined ? code : `${namespace}#${code}`, message, status }
    }
    throw error
  }
  throw new Error('The request was not refused.')
}

function refusedByDynamoDb(code: string, message: string) {
  return { code: `com.amazon.coral.service#${code}`, message, status: 400 }
}

describe('what a request claims', () => {
  it('is read from the Authorization header', () => {
    expect(read({ authorization: complete })).toEqual({
      accessKeyId: 'AKID',
      scope: {
        date: '20261122',
        region: 'us-west-2',
        service: 'dynamodb',
        terminator: 'aws4_request',
      },
      signedHeaders: ['host', 'x-amz-date'],
      signature: '00',
      amzDate: '20261122T083000Z',
      sessionToken: undefined,
      omittedParameters: [],
    })
  })

  it('may be dated by a Date header of HTTP, but X-Amz-Date goes first', () => {
    const date = ['Date', 'Sun, 22 Nov 2026 08:31:00 GMT']
    expect(read({ authorization: complete, date }).amzDate).toBe('20261122T083100Z')
    expect(
      read({ authorization: complete, date: [...date, 'x-amz-date', '20261122T083000Z'] }).amzDate,
    ).toBe('20261122T083000Z')
  })
})

describe('refuses', () => {
  it.each(['Authorization', 'X-Amz-Date', 'X-AMZ-SECURITY-TOKEN', 'X-Amz-Target'])(
    'a second %s header, even an equal one',
    (name) => {
      const more = [name, 'x', name, 'x']
      const date = name === 'X-Amz-Date' ? [] : undefined
      expect(refusal({ more, ...(date ? { date } : {}) })).toEqual(
        refusedByDynamoDb(
          'InvalidSignatureException',
          `Found more than one '${name.toLowerCase()}' header.`,
        ),
      )
    },
  )

  it.each(['/?X-Amz-Algorithm=AWS4-HMAC-SHA256', '/?a=b&X%2DAmz%2DAlgorithm'])(
    'a signature in the header and in the query %s',
    (target) => {
      expect(refusal({ target, authorization: complete })).toEqual(
        refusedByDynamoDb(
          'InvalidSignatureException',
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
        ),
      )
    },
  )

  it.each([undefined, '', 'Bearer abc', 'AWS AKID:signature'])(
    'the Authorization header %j as missing',
    (authorization) => {
      expect(refusal(authorization === undefined ? {} : { authorization })).toEqual(
        refusedByDynamoDb(
          'MissingAuthenticationTokenException',
          'Request is missing Authentication Token',
        ),
      )
    },
  )

  it.each([
    [
      'AWS4-',
      [],
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-",
    ],
    [
      'AWS4-HMAC-SHA256 Signature=b, Credential=a',
      ['X-Amz-Date', 'b'],
      "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Signature=b, Credential=a",
    ],
    [
      'AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders',
      [],
      "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders'.",
    ],
  ])('%j as incomplete', (authorization, date, message) => {
    expect(refusal({ authorization, date })).toEqual(
      refusedByDynamoDb('IncompleteSignatureException', message),
    )
  })

  it.each([
    ['X-Amz-Date', '201'],
    ['Date', 'yesterday'],
    ['X-Amz-Date', 'Sun, 22 Nov 2026 08:31:00 GMT'],
    ['X-Amz-Date', '20261322T083000Z'],
  ])('the unreadable %s %j', (name, text) => {
    expect(refusal({ authorization: complete, date: [name, text] })).toEqual(
      refusedByDynamoDb(
        'IncompleteSignatureException',
        `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      ),
    )
  })

  it('a request more than 15 minutes old', () => {
    expect(refusal({ authorization: complete, date: ['X-Amz-Date', '20261122T081459Z'] })).toEqual(
      refusedByDynamoDb(
        'InvalidSignatureException',
        'Signature expired: 20261122T081459Z is now earlier than 20261122T081500Z (20261122T083000Z - 15 min.)',
      ),
    )
  })

  it('a request more than 15 minutes ahead', () => {
    expect(refusal({ authorization: complete, date: ['X-Amz-Date', '20261122T084501Z'] })).toEqual(
      refusedByDynamoDb(
        'InvalidSignatureException',
        'Signature not yet current: 20261122T084501Z is still later than 20261122T084500Z (20261122T083000Z + 15 min.)',
      ),
    )
  })

  it.each(['20261122T081500Z', '20261122T084500Z'])('not yet a request of %s', (text) => {
    expect(read({ authorization: complete, date: ['X-Amz-Date', text] }).amzDate).toBe(text)
  })

  it('by a narrower clock window where one is set', () => {
    const date = ['X-Amz-Date', '20261122T082459Z']
    expect(refusal({ authorization: complete, date, clockWindowMinutes: 5 }).message).toBe(
      'Signature expired: 20261122T082459Z is now earlier than 20261122T082500Z (20261122T083000Z - 5 min.)',
    )
  })

  it.each(['x-amz-date', ''])('signed headers %j without Host', (names) => {
    expect(refusal({ authorization: complete.replace('host;x-amz-date', names) })).toEqual(
      refusedByDynamoDb(
        'InvalidSignatureException',
        "'Host' must be a 'SignedHeader' in the AWS Authorization.",
      ),
    )
  })

  it('not a Host in capitals', () => {
    expect(read({ authorization: complete.replace('host;', 'HOST;') }).signedHeaders[0]).toBe(
      'HOST',
    )
  })

  it('another algorithm', () => {
    expect(refusal({ authorization: complete.replace('SHA256', 'SHA25') })).toEqual(
      refusedByDynamoDb(
        'IncompleteSignatureException',
        "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ",
      ),
    )
  })

  it('a credential of four elements', () => {
    const authorization = complete.replace(/Credential=[^,]+/, 'Credential=a/b/c/d')
    expect(refusal({ authorization })).toEqual(
      refusedByDynamoDb(
        'IncompleteSignatureException',
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'",
      ),
    )
  })

  it('a scope for all that is wrong in it', () => {
    const authorization = complete.replace(/Credential=[^,]+/, 'Credential=a/b/c/d/e//')
    expect(refusal({ authorization })).toEqual(
      refusedByDynamoDb(
        'InvalidSignatureException',
        "Credential should be scoped to a valid region, not 'c'. Credential should be scoped to correct service: 'dynamodb'. Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: 'b' != '20261122', from '20261122T083000Z'.",
      ),
    )
  })

  it("a global service's scope, unless it names that service's region or the stand-in's", () => {
    const iam: SignedService = { ...sts, signingName: 'iam', signingRegion: 'us-east-1' }
    const signedIn = (name: string) => complete.replace('us-west-2/dynamodb', `${name}/iam`)
    for (const name of ['us-east-1', 'us-west-2'])
      expect(read({ authorization: signedIn(name), service: iam }).scope.region).toBe(name)
    expect(refusal({ authorization: signedIn('eu-west-1'), service: iam })).toEqual({
      code: 'SignatureDoesNotMatch',
      message: "Credential should be scoped to a valid region, not 'eu-west-1'. ",
      status: 403,
    })
  })

  it('in the order of AWS', () => {
    let authorization = 'AWS4-HMAC-SHA25 Credential=a/b, SignedHeaders=x, Signature=0'
    let date = ['X-Amz-Date', '201']
    const next = () => refusal({ authorization, date }).message
    expect(next()).toMatch(/^Date must be/)
    date = ['X-Amz-Date', '20261122T000000Z']
    expect(next()).toMatch(/^Signature expired/)
    date = ['X-Amz-Date', '20261122T083000Z']
    expect(next()).toMatch(/^'Host' must be/)
    authorization = authorization.replace('=x', '=host')
    expect(next()).toMatch(/^Unsupported AWS 'algorithm'/)
    authorization = authorization.replace('SHA25', 'SHA256')
    expect(next()).toMatch(/^Credential must have/)
  })
})

describe('the codes of the services', () => {
  it.each([
    [sts, {}, 'MissingAuthenticationToken', 403],
    [sts, { authorization: 'AWS4-' }, 'IncompleteSignature', 400],
    [sts, { authorization: complete }, 'SignatureDoesNotMatch', 403],
    [cognitoIdentity, {}, 'MissingAuthenticationTokenException', 400],
    [cognitoIdentity, { authorization: complete }, 'InvalidSignatureException', 400],
  ])('are their own (%#)', (service, sent, code, status) => {
    expect(refusal({ ...sent, service })).toMatchObject({ code, status })
  })
})
