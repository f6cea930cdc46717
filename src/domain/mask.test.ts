import { describe, expect, it } from 'vitest'
import { maskIdentityId, maskSecret, maskText } from './mask.ts'

const guest = 'us-west-2:1b7c0ffe-1234-4abc-8def-0123456789ab'
const pool = 'us-west-2:aaaabbbb-1234-4abc-8def-0123456789ab'

describe('maskIdentityId', () => {
  it('keeps the region and the first four digits', () => {
    expect(maskIdentityId(guest)).toBe('us-west-2:1b7c····')
  })

  it('masks regions of more than two words', () => {
    expect(maskIdentityId(guest.replace('us-west-2', 'us-gov-west-1'))).toBe(
      'us-gov-west-1:1b7c····',
    )
  })

  it('shows nothing whole of an ID in another shape', () => {
    expect(maskIdentityId('something-else-entirely')).toBe('some····')
    expect(maskIdentityId('short')).toBe('····')
  })
})

describe('maskSecret', () => {
  it('keeps four characters of a long secret and none of a short one', () => {
    expect(maskSecret('FwoGZXIvYXdzEXAMPLETOKEN')).toBe('FwoG····')
    expect(maskSecret('hunter2')).toBe('····')
  })
})

describe('maskText', () => {
  it('masks the secret members of a Cognito answer and keeps the rest as sent', () => {
    const body = `{"Credentials":{"AccessKeyId":"ASIAEXAMPLE","Expiration":1.7E9,"SecretKey":"wJalrXUtnFEMI/K7MDENG","SessionToken" : "Fwo\\/G\\"escaped-and-very-long"},"IdentityId":"${guest}"}`
    expect(maskText(body)).toBe(
      '{"Credentials":{"AccessKeyId":"ASIAEXAMPLE","Expiration":1.7E9,"SecretKey":"wJal····","SessionToken" : "FwoG····"},"IdentityId":"us-west-2:1b7c····"}',
    )
  })

  it('masks identity IDs wherever they stand, but not the identity pool', () => {
    expect(maskText(`Access to Identity '${guest}' is forbidden. ${pool}`, [pool])).toBe(
      `Access to Identity 'us-west-2:1b7c····' is forbidden. ${pool}`,
    )
  })

  it('masks identity IDs as they stand in addresses', () => {
    const inPath = guest.replace(':', '%3A')
    expect(maskText(`https://files.example/${inPath}/avatar.png?prefix=x%2F${inPath}`)).toBe(
      'https://files.example/us-west-2%3A1b7c····/avatar.png?prefix=x%2Fus-west-2%3A1b7c····',
    )
  })

  it('leaves the identity pool that Cognito does not find', () => {
    const message = `IdentityPool '${pool}' not found.`
    expect(maskText(message)).toBe(message)
  })

  it('masks the session token that DynamoDB quotes in a signature error', () => {
    const message = `host:localhost\\nx-amz-security-token:FwoGZXIvYXdzEXAMPLETOKEN\\nx-amz-target:DynamoDB`
    expect(maskText(message)).toBe(
      `host:localhost\\nx-amz-security-token:FwoG····\\nx-amz-target:DynamoDB`,
    )
  })

  it('masks secrets in an XML answer of STS', () => {
    expect(maskText('<SessionToken>FwoGZXIvYXdzEXAMPLETOKEN</SessionToken>')).toBe(
      '<SessionToken>FwoG····</SessionToken>',
    )
  })
})
