import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'
import { stackClient } from '../../testing/stack-client.ts'

let standIn: TestStandIn
let s3: S3Client
let host: string
let bucket: string

const script = 'console.log(1)\n'.repeat(200)

beforeAll(async () => {
  standIn = await startTestStandIn({ template: undefined, stackStepMs: 1 })
  const stacks = stackClient(standIn.url)
  const template = await readFile(templatePath, 'utf8')
  expect(
    await stacks.create({
      stackName: 'game',
      template,
      parameters: { AwsEndpoint: 'http://localhost:4566' },
    }),
  ).toBe('CREATE_COMPLETE')
  const { AppUrl = '', AppBucketName = '' } = await stacks.outputs('game')
  host = new URL(AppUrl).hostname.replace(/\.net$/, '.localhost')
  bucket = AppBucketName
  s3 = new S3Client({
    region: 'us-west-2',
    endpoint: standIn.url,
    credentials: administratorCredentials,
    forcePathStyle: true,
    maxAttempts: 1,
  })
  await put('index.html', '<!doctype html><title>Game</title>', 'text/html', 'no-cache')
  await put('assets/app-1a2b.js', script, 'text/javascript', 'public, max-age=31536000, immutable')
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  s3.destroy()
  await standIn.close()
})

async function put(Key: string, Body: string, ContentType: string, CacheControl?: string) {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType, CacheControl }))
}

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
}

function get(
  path: string,
  options: { method?: string; headers?: Record<string, string>; host?: string } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: new URL(standIn.url).port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? host, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, bytes, text: bytes.toString() })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

it.each(['/', '/index.html', '/scores', '/lab/2', '/?code=1'])(
  'answers %s with the page',
  async (path) => {
    const { status, headers, text } = await get(path)
    expect([status, text]).toEqual([200, '<!doctype html><title>Game</title>'])
    expect(headers).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'x-cache': 'Miss from cloudfront',
    })
  },
)

it('answers whole to who asks for a part, and always with what the bucket has now', async () => {
  const whole = await get('/assets/app-1a2b.js', { headers: { range: 'bytes=0-9' } })
  expect([whole.status, whole.text]).toEqual([200, script])
  await put('assets/now.js', 'first', 'text/javascript', 'public, max-age=31536000, immutable')
  expect((await get('/assets/now.js')).text).toBe('first')
  await put('assets/now.js', 'second', 'text/javascript')
  expect((await get('/assets/now.js')).text).toBe('second')
})

it('answers an asset with what it was stored with', async () => {
  const { status, headers, text } = await get('/assets/app-1a2b.js')
  expect([status, text]).toEqual([200, script])
  expect(headers).toMatchObject({
    'content-type': 'text/javascript',
    'cache-control': 'public, max-age=31536000, immutable',
  })
})

it('keeps a missing asset missing', async () => {
  const { status, headers, text } = await get('/assets/gone.js')
  expect([status, headers['x-cache']]).toEqual([404, 'Error from cloudfront'])
  expect(text).toContain('<Code>NoSuchKey</Code>')
  expect(text).not.toContain('doctype')
})

it('puts the headers of the policy on every answer, errors too', async () => {
  for (const path of ['/', '/assets/gone.js']) {
    const { headers } = await get(path)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).toContain('http://localhost:4566')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toContain('max-age=')
  }
})

it('says that nothing has changed', async () => {
  const first = await get('/')
  const tag = String(first.headers.etag)
  const again = await get('/', { headers: { 'if-none-match': tag } })
  expect([again.status, again.text, again.headers.etag]).toEqual([304, '', tag])
  const since = String(first.headers['last-modified'])
  expect((await get('/', { headers: { 'if-modified-since': since } })).status).toBe(304)
  expect((await get('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

it('compresses text for those who take it', async () => {
  const path = '/assets/app-1a2b.js'
  const answer = await get(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
  expect(answer.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
  expect(brotliDecompressSync(answer.bytes).toString()).toBe(script)
  const tag = String(answer.headers.etag)
  expect(tag).toMatch(/^W\/"/)
  const headers = { 'accept-encoding': 'br', 'if-none-match': tag }
  expect((await get(path, { headers })).status).toBe(304)
  const plain = await get(path, { headers: { 'accept-encoding': 'br;q=0, identity' } })
  expect(plain.headers['content-encoding']).toBeUndefined()
})

it('answers HEAD without a body', async () => {
  const { status, headers, text } = await get('/', { method: 'HEAD' })
  expect([status, headers['content-length'], text]).toEqual([200, '34', ''])
})

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
  const { status, text } = await get('/', { method })
  expect(status).toBe(403)
  expect(text).toContain('not configured to allow the HTTP request method')
})

it('knows no other distribution', async () => {
  const { status } = await get('/', { host: 'dnobody.cloudfront.localhost' })
  expect(status).toBe(403)
})

it('finds a key in its encoded form', async () => {
  await put('a b/ü.txt', 'found', 'text/plain')
  expect((await get('/a%20b/%C3%BC.txt')).text).toBe('found')
  expect((await get('/%ff.txt')).status).toBe(400)
})

describe('a bucket whose policy does not let the distribution in', () => {
  const simple = (statement: string) => `
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Version: '2012-10-17', Statement: [${statement}]}
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        {Name: !Ref AWS::StackName, OriginAccessControlOriginType: s3, SigningBehavior: always, SigningProtocol: sigv4}
  Code:
    Type: AWS::CloudFront::Function
    Properties:
      Name: !Ref AWS::StackName
      AutoPublish: true
      FunctionConfig: {Comment: None, Runtime: cloudfront-js-2.0}
      FunctionCode: "function handler(event) { if (event.request.uri === '/old') return { statusCode: 302, headers: { location: { value: '/new' } } }; if (event.request.uri === '/loop') for (;;) {} ; return event.request }"
  Cache:
    Type: AWS::CloudFront::CachePolicy
    Properties:
      CachePolicyConfig:
        Name: !Ref AWS::StackName
        DefaultTTL: 0
        MinTTL: 0
        MaxTTL: 31536000
        ParametersInCacheKeyAndForwardedToOrigin:
          EnableAcceptEncodingBrotli: true
          EnableAcceptEncodingGzip: true
          CookiesConfig: {CookieBehavior: none}
          HeadersConfig: {HeaderBehavior: none}
          QueryStringsConfig: {QueryStringBehavior: none}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: app
            DomainName: !GetAtt Bucket.RegionalDomainName
            OriginAccessControlId: !GetAtt Access.Id
            S3OriginConfig: {OriginAccessIdentity: ''}
        DefaultCacheBehavior:
          TargetOriginId: app
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: !Ref Cache
          FunctionAssociations: [{EventType: viewer-request, FunctionARN: !GetAtt Code.FunctionARN}]
Outputs:
  Host: {Value: !GetAtt Distribution.DomainName}
  Bucket: {Value: !Ref Bucket}
`
  const cloudFront = "Effect: Allow, Principal: {Service: cloudfront.amazonaws.com}, Action: 's3:*'"
  const anywhere = "Resource: [!GetAtt Bucket.Arn, !Sub '${Bucket.Arn}/*']"

  async function deployed(stackName: string, statement: string) {
    const stacks = stackClient(standIn.url)
    const template = simple(statement)
    expect(await stacks.create({ stackName, template })).toBe('CREATE_COMPLETE')
    const { Host = '', Bucket = '' } = await stacks.outputs(stackName)
    await s3.send(new PutObjectCommand({ Bucket, Key: 'there.txt', Body: 'there' }))
    return (path: string) => get(path, { host: Host.replace(/\.net$/, '.localhost') })
  }

  it('answers 403, also for what is missing', async () => {
    const from = await deployed(
      'closed',
      `{${cloudFront}, ${anywhere}, Condition: {StringEquals: {'aws:SourceArn': 'arn:aws:cloudfront::123456789012:distribution/E1'}}}`,
    )
    for (const path of ['/there.txt', '/gone.txt']) {
      const { status, text } = await from(path)
      expect(status).toBe(403)
      expect(text).toContain('<Code>AccessDenied</Code>')
    }
  })

  it('answers 403 for what is missing where it may not list', async () => {
    const from = await deployed(
      'unlisted',
      `{${cloudFront.replace('s3:*', 's3:GetObject')}, Resource: !Sub '\${Bucket.Arn}/*'}`,
    )
    expect((await from('/there.txt')).text).toBe('there')
    expect((await from('/gone.txt')).status).toBe(403)
  })

  it('lets the function answer, and stops one that does not end', async () => {
    const from = await deployed('functional', `{${cloudFront}, ${anywhere}}`)
    const { status, headers } = await from('/old')
    expect([status, headers['location']]).toEqual([302, '/new'])
    const endless = await from('/loop')
    expect([endless.status, endless.headers['x-cache']]).toEqual([
      503,
      'FunctionExecutionError from cloudfront',
    ])
    expect(standIn.bugs.join()).toContain('timed out')
    ;(standIn.bugs as string[]).length = 0
  })
})
