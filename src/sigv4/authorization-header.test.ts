import { describe, expect, it } from 'vitest'
import { parseAuthorizationHeader } from './authorization-header.ts'
import { formatScope, parseCredential } from './credential-scope.ts'

describe('parseAuthorizationHeader', () => {
  it('reads the parts in any order, parted by commas or blanks', () => {
    const expected = {
      algorithm: 'AWS4-HMAC-SHA256',
      credential: 'a/b/c/d/e',
      signedHeaders: 'host;x-amz-date',
      signature: 'f',
      notPairs: [],
      repeated: [],
    }
    for (const header of [
      'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host;x-amz-date, Signature=f',
      'AWS4-HMAC-SHA256 Signature=f,SignedHeaders=host;x-amz-date,Credential=a/b/c/d/e',
      ' AWS4-HMAC-SHA256   Signature=f   SignedHeaders=host;x-amz-date,,Credential=a/b/c/d/e,',
    ]) {
      expect(parseAuthorizationHeader(header)).toEqual(expected)
    }
  })

  it('tells an empty part from a missing one, and words that are no pair', () => {
    expect(parseAuthorizationHeader('AWS4-HMAC-SHA256 SignedHeaders=, Credential')).toEqual({
      algorithm: 'AWS4-HMAC-SHA256',
      credential: undefined,
      signedHeaders: '',
      signature: undefined,
      notPairs: ['Credential'],
      repeated: [],
    })
  })

  it('names a part given twice, also without a value', () => {
    const parsed = parseAuthorizationHeader(
      'AWS4-HMAC-SHA256 Signature=a, SignedHeaders=, Signature=b, SignedHeaders=host, Other=1, Other=2',
    )
    expect(parsed).toMatchObject({
      signature: 'a',
      signedHeaders: '',
      repeated: ['Signature', 'SignedHeaders'],
    })
  })
})

describe('parseCredential', () => {
  it('ignores trailing slashes', () => {
    const credential = parseCredential('AKID/20150830/us-east-1/sts/aws4_request//')
    expect(credential?.accessKeyId).toBe('AKID')
    expect(credential && formatScope(credential.scope)).toBe('20150830/us-east-1/sts/aws4_request')
  })

  it.each(['', 'a', 'a/b/c/d', 'a/b/c/d/e/f'])('does not read %j', (text) => {
    expect(parseCredential(text)).toBeUndefined()
  })
})
