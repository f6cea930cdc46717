import { describe, expect, it } from 'vitest'
import { at, problemsOf, stackOf, type Json } from './testing/stack-of.ts'

const arn = 'arn:aws:s3:::abc'
const statement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 's3:GetObject',
  Resource: `${arn}/*`,
}

function resourcesWith(...statements: readonly Json[]): Parameters<typeof stackOf>[0] {
  return {
    B: ['S3::Bucket', { BucketName: 'abc' }],
    X: [
      'S3::BucketPolicy',
      { Bucket: { Ref: 'B' }, PolicyDocument: { Version: '2012-10-17', Statement: statements } },
    ],
  }
}

describe('AWS::S3::BucketPolicy', () => {
  it('becomes the policy of its bucket', () => {
    const { buckets, resources } = stackOf(resourcesWith(statement))
    expect(buckets[0]?.policy).toEqual({ Version: '2012-10-17', Statement: [statement] })
    expect(resources[1]).toMatchObject({ logicalId: 'X', physicalId: 'abc' })
  })

  it.each([
    ['the bucket itself', { ...statement, Action: 's3:ListBucket', Resource: arn }],
    ['everyone, refused', { ...statement, Effect: 'Deny', Principal: '*' }],
    [
      'everyone of an organization',
      {
        ...statement,
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
  ])('takes a statement about %s', (_, other) => {
    expect(problemsOf(resourcesWith(other))).toEqual([])
  })

  const place = `${at}.PolicyDocument.Statement[0]`
  it.each([
    [
      'another bucket',
      { ...statement, Resource: 'arn:aws:s3:::abcd/*' },
      `${place}.Resource: 'arn:aws:s3:::abcd/*' is not of the bucket that this policy is for; S3 calls that an invalid resource.`,
    ],
    [
      'everyone',
      { ...statement, Principal: '*' },
      `${place}: This statement makes the bucket public, and PublicAccessBlockConfiguration forbids that.`,
    ],
    [
      'every account',
      { ...statement, Principal: { AWS: ['*'] } },
      `${place}: This statement makes the bucket public, and PublicAccessBlockConfiguration forbids that.`,
    ],
    [
      'nobody',
      { Effect: 'Allow', Action: 's3:GetObject', Resource: arn },
      `${place}: A statement has either Principal or NotPrincipal.`,
    ],
  ])('refuses a statement about %s', (_, other, problem) => {
    expect(problemsOf(resourcesWith(other))).toEqual([problem])
  })

  it('refuses a second policy for one bucket, and one for a bucket that there is not', () => {
    const resources = resourcesWith(statement)
    const [type, properties] = resources['X'] ?? ['', {}]
    expect(problemsOf({ ...resources, W: [type, properties] })).toEqual([
      'Resources.W.Properties.Bucket: This bucket has a policy already.',
    ])
    expect(problemsOf({ ...resources, W: [type, { ...properties, Bucket: 'other' }] })).toEqual([
      "Resources.W.Properties.Bucket: No bucket of this template is called 'other'.",
    ])
  })
})
