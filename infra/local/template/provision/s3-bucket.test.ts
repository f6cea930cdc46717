import { describe, expect, it } from 'vitest'
import { at, problemsOf, stackOf, type Json } from './testing/stack-of.ts'

const bucketOf = (properties: Json) => stackOf({ X: ['S3::Bucket', properties] }).buckets[0]
const problemsWith = (properties: Json) => problemsOf({ X: ['S3::Bucket', properties] })

const cors = {
  AllowedOrigins: ['https://*.example.com'],
  AllowedMethods: ['GET', 'PUT'],
  AllowedHeaders: ['*'],
  ExposedHeaders: ['ETag'],
  MaxAge: 3000,
}

describe('AWS::S3::Bucket', () => {
  it('becomes a private bucket with a name as CloudFormation makes one up', () => {
    const { buckets, resources } = stackOf({ PlayerFiles: ['S3::Bucket', {}] })
    const name = `leading-key-playerfiles-${'a'.repeat(12)}`
    expect(buckets).toEqual([
      { name, arn: `arn:aws:s3:::${name}`, cors: [], blockPublicAccess: true },
    ])
    expect(resources).toMatchObject([{ physicalId: name, isInert: false }])
  })

  it('keeps its CORS rules, in their order', () => {
    const rules = [cors, { AllowedOrigins: ['*'], AllowedMethods: ['HEAD'] }]
    expect(bucketOf({ CorsConfiguration: { CorsRules: rules } })?.cors).toEqual([
      {
        allowedOrigins: ['https://*.example.com'],
        allowedMethods: ['GET', 'PUT'],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'],
        maxAgeSeconds: 3000,
      },
      { allowedOrigins: ['*'], allowedMethods: ['HEAD'], allowedHeaders: [], exposedHeaders: [] },
    ])
  })

  it('blocks public access only if all four settings say so', () => {
    const all = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    }
    const blocks = (configuration: Json) =>
      bucketOf({ PublicAccessBlockConfiguration: configuration })?.blockPublicAccess
    expect(blocks(all)).toBe(true)
    expect(blocks({ ...all, RestrictPublicBuckets: false })).toBe(false)
    expect(blocks({})).toBe(false)
  })

  it('accepts what it does nothing about', () => {
    const rule = {
      Id: 'a',
      Status: 'Enabled',
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    }
    expect(
      problemsWith({
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LifecycleConfiguration: { Rules: [rule] },
      }),
    ).toEqual([])
  })

  it.each([
    'ab',
    'a'.repeat(64),
    'Abc',
    'a_bc',
    '-abc',
    'abc-',
    'a..b',
    '10.0.0.1',
    'xn--abc',
    'abc-s3alias',
  ])('refuses the name %s, as S3 does', (BucketName) => {
    expect(problemsWith({ BucketName })[0]).toMatch(/^Resources\.X\.Properties\.BucketName: /)
  })

  it.each(['abc', 'a.b-c.9', '1bc'])('takes the name %s', (BucketName) => {
    expect(bucketOf({ BucketName })?.name).toBe(BucketName)
  })

  it('refuses two buckets of one name', () => {
    const bucket: ['S3::Bucket', Json] = ['S3::Bucket', { BucketName: 'abc' }]
    expect(problemsOf({ W: bucket, X: bucket })).toEqual([
      `${at}.BucketName: Another bucket of this template is called 'abc'.`,
    ])
  })

  const inRule = `${at}.CorsConfiguration.CorsRules[0]`
  it.each([
    [
      { AllowedOrigins: ['*.*'] },
      `${inRule}.AllowedOrigins[0]: '*.*' has another form than AWS takes.`,
    ],
    [
      { AllowedMethods: ['PATCH'] },
      `${inRule}.AllowedMethods[0]: This must be GET or PUT or HEAD or POST or DELETE, not the text 'PATCH'.`,
    ],
    [
      { ExposedHeaders: ['*'] },
      `${inRule}.ExposedHeaders[0]: '*' has another form than AWS takes.`,
    ],
    [
      { MaxAge: -1 },
      `${inRule}.MaxAge: This must be a whole number from 0 to 2147483647, not the number -1.`,
    ],
  ])('refuses the CORS rule %j', (change, problem) => {
    expect(problemsWith({ CorsConfiguration: { CorsRules: [{ ...cors, ...change }] } })).toEqual([
      problem,
    ])
  })

  it.each(['VersioningConfiguration', 'BucketEncryption', 'WebsiteConfiguration', 'AccessControl'])(
    'refuses %s, which the stand-in does not act on',
    (name) => {
      expect(problemsWith({ [name]: {} })).toEqual([
        `${at}.${name}: The stand-in knows no '${name}' in AWS::S3::Bucket.`,
      ])
    },
  )
})
