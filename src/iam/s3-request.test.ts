/** What IAM is asked about S3, and how a policy on a player's own prefix then decides. */
import { describe, expect, it } from 'vitest'
import { denialSentence } from './denial-sentence.ts'
import { evaluate } from './evaluate.ts'
import type { PolicyDocument } from './policy-document.ts'
import { requestContext, roleSessionContext, roleSessionPrincipal } from './request-context.ts'
import { s3Requests } from './s3-request.ts'

const account = '123456789012'
const bucket = 'player-files'
const sub = 'us-west-2:11111111-2222-3333-4444-555555555555'
const rival = 'us-west-2:66666666-7777-8888-9999-000000000000'

const ask = (operation: string, input: unknown) => s3Requests(operation, input, { account })
const asked = (operation: string, input: unknown) =>
  ask(operation, input).map(({ action, resource }) => [action, resource])

describe('actions and resources', () => {
  it.each<[operation: string, input: unknown, ...asked: [string, string][]]>([
    ['GetObject', { Bucket: bucket, Key: 'a:b/c' }, ['s3:GetObject', 'arn:aws:s3:::player-files/a:b/c']], // prettier-ignore
    ['HeadObject', { Bucket: bucket, Key: 'k' }, ['s3:GetObject', 'arn:aws:s3:::player-files/k']],
    ['GetObject', { Bucket: bucket, Key: 'k', VersionId: 'v' }, ['s3:GetObjectVersion', 'arn:aws:s3:::player-files/k']], // prettier-ignore
    ['PutObject', { Bucket: bucket, Key: 'a/../b' }, ['s3:PutObject', 'arn:aws:s3:::player-files/a/../b']], // prettier-ignore
    [
      'PutObject',
      { Bucket: bucket, Key: 'k', Tagging: 'a=b', ACL: 'private' },
      ['s3:PutObject', 'arn:aws:s3:::player-files/k'],
      ['s3:PutObjectTagging', 'arn:aws:s3:::player-files/k'],
      ['s3:PutObjectAcl', 'arn:aws:s3:::player-files/k'],
    ],
    [
      'CopyObject',
      { Bucket: bucket, Key: 'k', CopySource: '/other/us-west-2%3Aa/b' },
      ['s3:GetObject', 'arn:aws:s3:::other/us-west-2:a/b'],
      ['s3:PutObject', 'arn:aws:s3:::player-files/k'],
    ],
    ['DeleteObject', { Bucket: bucket, Key: 'k' }, ['s3:DeleteObject', 'arn:aws:s3:::player-files/k']], // prettier-ignore
    [
      'DeleteObjects',
      { Bucket: bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b', VersionId: 'v' }] } },
      ['s3:DeleteObject', 'arn:aws:s3:::player-files/a'],
      ['s3:DeleteObjectVersion', 'arn:aws:s3:::player-files/b'],
    ],
    ['ListObjectsV2', { Bucket: bucket }, ['s3:ListBucket', 'arn:aws:s3:::player-files']],
    ['HeadBucket', { Bucket: bucket }, ['s3:ListBucket', 'arn:aws:s3:::player-files']],
    ['GetBucketCors', { Bucket: bucket }, ['s3:GetBucketCORS', 'arn:aws:s3:::player-files']],
    ['DeleteBucketCors', { Bucket: bucket }, ['s3:PutBucketCORS', 'arn:aws:s3:::player-files']],
    ['CreateMultipartUpload', { Bucket: bucket, Key: 'k' }, ['s3:PutObject', 'arn:aws:s3:::player-files/k']], // prettier-ignore
    ['ListBuckets', {}, ['s3:ListAllMyBuckets', '*']],
  ])('asks about %s %j', (operation, input, ...expected) => {
    expect(asked(operation, input)).toEqual(expected)
    expect(ask(operation, input).every(({ unreadable }) => unreadable === undefined)).toBe(true)
  })

  it.each<[what: string, operation: string, input: unknown]>([
    ['no operation of S3', 'GetItem', { Bucket: bucket }],
    ['a name that every object has', 'constructor', {}],
    ['no bucket', 'ListObjectsV2', {}],
    ['a bucket that would be a pattern', 'ListObjectsV2', { Bucket: '*' }],
    ['a bucket with a key in it', 'ListObjectsV2', { Bucket: 'a/b' }],
    ['an ARN as a bucket', 'GetObject', { Bucket: 'arn:aws:s3:::b', Key: 'k' }],
    ['no key', 'GetObject', { Bucket: bucket }],
    ['an empty key', 'PutObject', { Bucket: bucket, Key: '' }],
    ['a key of another type', 'PutObject', { Bucket: bucket, Key: ['k'] }],
    ['nothing to delete', 'DeleteObjects', { Bucket: bucket, Delete: { Objects: [] } }],
    ['a source that cannot be decoded', 'CopyObject', { Bucket: bucket, Key: 'k', CopySource: 'b/%' }], // prettier-ignore
    ['nothing at all', 'GetObject', null],
  ])('marks %s as unreadable, and never throws', (_what, operation, input) => {
    const requests = ask(operation, input)
    expect(requests.length).toBeGreaterThan(0)
    expect(requests.some(({ unreadable }) => unreadable !== undefined)).toBe(true)
  })
})

describe('condition keys', () => {
  const signed = {
    's3:authType': 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:ResourceAccount': account,
  }

  it('has the prefix, delimiter and number of a list, as far as they are given', () => {
    const [all] = ask('ListObjectsV2', { Bucket: bucket, Prefix: '', Delimiter: '/', MaxKeys: 3 })
    expect(all?.context).toEqual({
      ...signed,
      's3:prefix': '',
      's3:delimiter': '/',
      's3:max-keys': '3',
    })
    expect(ask('ListObjectsV2', { Bucket: bucket })[0]?.context).toEqual(signed)
  })

  it('has no key of a list for a single object, whatever its input says', () => {
    const [request] = ask('GetObject', { Bucket: bucket, Key: 'k', Prefix: 'x' })
    expect(request?.context).toEqual(signed)
  })

  it('has what a write says of the object', () => {
    const [request] = ask('PutObject', {
      Bucket: bucket,
      Key: 'k',
      ServerSideEncryption: 'AES256',
      StorageClass: 'STANDARD',
      IfNoneMatch: '*',
      Tagging: 'Team=red&team=blue',
    })
    expect(request?.context).toEqual({
      ...signed,
      's3:x-amz-server-side-encryption': 'AES256',
      's3:x-amz-storage-class': 'STANDARD',
      's3:if-none-match': '*',
      's3:RequestObjectTagKeys': ['team'],
      's3:RequestObjectTag/team': 'blue',
    })
  })

  it('says how the request is signed where that is known', () => {
    const signing = { authType: 'REST-QUERY-STRING', contentSha256: 'x', ageMs: 5 } as const
    const [request] = s3Requests('GetObject', { Bucket: bucket, Key: 'k' }, { account, signing })
    expect(request?.context).toEqual({
      ...signed,
      's3:authType': 'REST-QUERY-STRING',
      's3:x-amz-content-sha256': 'x',
      's3:signatureAge': '5',
    })
  })
})

/** As the template has it for players' files. */
const ownFiles: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'PlayersReadAndDeleteTheirOwnFiles',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:DeleteObject'],
      Resource: `arn:aws:s3:::${bucket}/\${cognito-identity.amazonaws.com:sub}/*`,
    },
    {
      Sid: 'PlayersWriteOnlyTheirOwnPictures',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${bucket}/\${cognito-identity.amazonaws.com:sub}/*.png`,
    },
    {
      Sid: 'PlayersListOnlyTheirOwnFiles',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${bucket}`,
      Condition: { StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' } },
    },
  ],
}

const facts = {
  roleArn: 'arn:aws:iam::123456789012:role/Guest',
  account,
  sessionName: 'CognitoIdentityCredentials',
  webIdentity: {
    provider: 'cognito-identity.amazonaws.com',
    sub,
    aud: 'us-west-2:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    amr: ['unauthenticated'],
  },
}

function decide(operation: string, input: object) {
  const [asked] = ask(operation, { Bucket: bucket, ...input })
  if (asked === undefined) throw new Error('Nothing was asked.')
  const request = {
    principal: roleSessionPrincipal(facts),
    action: asked.action,
    resource: asked.resource,
    context: requestContext({
      operation: asked.context,
      surroundings: { 'aws:ResourceAccount': account },
      principal: roleSessionContext(facts),
      resource: asked.resource,
    }),
  }
  return { request, decision: evaluate(request, { identity: [ownFiles] }) }
}

describe('a policy on the own prefix', () => {
  it.each<[what: string, operation: string, input: object]>([
    ['an own file', 'GetObject', { Key: `${sub}/avatar.png` }],
    ['an own picture', 'PutObject', { Key: `${sub}/a/b.png` }],
    ['an own file, deleted', 'DeleteObject', { Key: `${sub}/x` }],
    ['the own prefix', 'ListObjectsV2', { Prefix: `${sub}/` }],
    ['less than the own prefix', 'ListObjectsV2', { Prefix: `${sub}/a` }],
    // `..` is nothing but two characters of a key, so this is the player's own object and no one else's.
    ['two dots in an own key', 'PutObject', { Key: `${sub}/../${rival}/x.png` }],
  ])('allows %s', (_what, operation, input) => {
    expect(decide(operation, input).decision.result).toBe('allowed')
  })

  it.each<[what: string, operation: string, input: object]>([
    ["a rival's file", 'GetObject', { Key: `${rival}/avatar.png` }],
    ["a rival's picture", 'PutObject', { Key: `${rival}/avatar.png` }],
    ["a rival's file, deleted", 'DeleteObject', { Key: `${rival}/avatar.png` }],
    ["a rival's file by way of the own", 'GetObject', { Key: `${rival}/../${sub}/avatar.png` }],
    ['what is no picture', 'PutObject', { Key: `${sub}/avatar.exe` }],
    ['a key without its folder', 'PutObject', { Key: `${sub}.png` }],
    ['an empty segment first', 'GetObject', { Key: `/${sub}/avatar.png` }],
    ['another case', 'GetObject', { Key: `${sub.toUpperCase()}/avatar.png` }],
    ['a list of everything', 'ListObjectsV2', {}],
    ['an empty prefix', 'ListObjectsV2', { Prefix: '' }],
    ["a rival's prefix", 'ListObjectsV2', { Prefix: `${rival}/` }],
    ['the own prefix without its slash', 'ListObjectsV2', { Prefix: sub }],
    ['a folder that all share', 'ListObjectsV2', { Prefix: 'us-west-2:', Delimiter: '/' }],
    ['a bucket, asked for by its head', 'HeadBucket', {}],
    ['a key as long as an action', 'GetObject', { Key: '*' }],
  ])('denies %s', (_what, operation, input) => {
    expect(decide(operation, input).decision.result).toBe('implicit-deny')
  })

  it("says so in S3's words, the resource in double quotes", () => {
    const { request, decision } = decide('GetObject', { Key: `${rival}/avatar.png` })
    expect(denialSentence(request, decision)).toBe(
      `User: arn:aws:sts::123456789012:assumed-role/Guest/CognitoIdentityCredentials is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::player-files/${rival}/avatar.png" because no identity-based policy allows the s3:GetObject action`,
    )
  })

  it('names no resource where everything is asked about', () => {
    const { request, decision } = decide('ListBuckets', {})
    expect(denialSentence(request, decision)).toBe(
      'User: arn:aws:sts::123456789012:assumed-role/Guest/CognitoIdentityCredentials is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action',
    )
  })
})
