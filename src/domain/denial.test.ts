import { describe, expect, it } from 'vitest'
import { readDenial } from './denial.ts'

const session = 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials'
const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'
const start = `User: ${session} is not authorized to perform: dynamodb:PutItem on resource: ${table}`

describe('readDenial', () => {
  it('reads an implicit denial', () => {
    const sentence = `${start} because no identity-based policy allows the dynamodb:PutItem action`
    expect(readDenial(sentence)).toEqual({
      sentence,
      parts: {
        principal: session,
        action: 'dynamodb:PutItem',
        resource: table,
        reason: {
          kind: 'implicit',
          policyType: 'identity-based policy',
          text: 'because no identity-based policy allows the dynamodb:PutItem action',
        },
      },
    })
  })

  it.each([
    ['because no session policy allows the dynamodb:PutItem action', 'implicit', 'session policy'],
    [
      'because no permissions boundary allows the dynamodb:PutItem action',
      'implicit',
      'permissions boundary',
    ],
    ['with an explicit deny in an identity-based policy', 'explicit', 'identity-based policy'],
    ['with an explicit deny in a resource control policy', 'explicit', 'resource control policy'],
    ['with an explicit deny in a VPC endpoint policy', 'explicit', 'VPC endpoint policy'],
    ['with an explicit deny in the role trust policy', 'explicit', 'role trust policy'],
    ['with an explicit deny in a permissions boundary', 'explicit', 'permissions boundary'],
    [
      'with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/No',
      'explicit',
      'identity-based policy',
    ],
  ])('reads the reason "%s"', (text, kind, policyType) => {
    const { parts } = readDenial(`${start} ${text}`)
    expect(parts?.reason).toEqual({ kind, policyType, text })
    expect(parts?.appended).toBeUndefined()
  })

  it('keeps apart what AWS appends', () => {
    const appended =
      'Go to https://console.aws.amazon.com/iam/home#/access-troubleshooter for complete details'
    const { parts } = readDenial(
      `${start} because no identity-based policy allows the dynamodb:PutItem action. ${appended}`,
    )
    expect(parts?.reason?.policyType).toBe('identity-based policy')
    expect(parts?.appended).toBe(appended)
  })

  it('reads the older form, which names no reason', () => {
    const { parts } = readDenial(
      'User: arn:aws:sts::0000:assumed-role/r/i-0000 is not authorized to perform: dynamodb:ListTables on resource: *',
    )
    expect(parts).toEqual({
      principal: 'arn:aws:sts::0000:assumed-role/r/i-0000',
      action: 'dynamodb:ListTables',
      resource: '*',
    })
  })

  it('reads the quoted resource of S3', () => {
    const { parts } = readDenial(
      `User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/a key" because no identity-based policy allows the s3:GetObject action`,
    )
    expect(parts?.resource).toBe('arn:aws:s3:::b/a key')
    expect(parts?.reason?.kind).toBe('implicit')
  })

  it('shows any other message whole', () => {
    expect(readDenial('Access Denied')).toEqual({ sentence: 'Access Denied' })
  })

  it('keeps a reason that it does not know as appended text', () => {
    const { parts } = readDenial(`${start} since the moon is full`)
    expect(parts?.reason).toBeUndefined()
    expect(parts?.appended).toBe('since the moon is full')
  })
})
