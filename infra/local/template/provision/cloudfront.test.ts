/** The CloudFront types together, since a distribution is made of the others. */
import { describe, expect, it } from 'vitest'
import { at, problemsOf, stackOf, type Json } from './testing/stack-of.ts'

const getAtt = (name: string) => ({ 'Fn::GetAtt': name })

const accessControl = {
  OriginAccessControlConfig: {
    Name: 'app',
    OriginAccessControlOriginType: 's3',
    SigningBehavior: 'always',
    SigningProtocol: 'sigv4',
  },
}
const code = 'function handler(event) { return event.request }\n'
const pages = {
  Name: 'pages',
  AutoPublish: true,
  FunctionCode: code,
  FunctionConfig: { Comment: 'c', Runtime: 'cloudfront-js-2.0' },
}
const headers = {
  Name: 'headers',
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: 'DENY', Override: true },
    ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
    StrictTransportSecurity: {
      AccessControlMaxAgeSec: 60,
      IncludeSubdomains: true,
      Preload: true,
      Override: true,
    },
  },
  CustomHeadersConfig: { Items: [{ Header: 'X-Game', Value: 'yes', Override: true }] },
}
const cache = {
  Name: 'cache',
  MinTTL: 0,
  DefaultTTL: 86400,
  MaxTTL: 31536000,
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingBrotli: true,
    EnableAcceptEncodingGzip: true,
    CookiesConfig: { CookieBehavior: 'none' },
    HeadersConfig: { HeaderBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  },
}
const origin = {
  Id: 'app',
  DomainName: getAtt('Bucket.RegionalDomainName'),
  OriginAccessControlId: getAtt('Access.Id'),
  S3OriginConfig: { OriginAccessIdentity: '' },
}
const behavior = {
  TargetOriginId: 'app',
  ViewerProtocolPolicy: 'redirect-to-https',
  Compress: true,
  CachePolicyId: { Ref: 'Cache' },
  ResponseHeadersPolicyId: { Ref: 'Headers' },
  FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: getAtt('Pages.FunctionARN') }],
}
const config = {
  Comment: 'The app',
  Enabled: true,
  HttpVersion: 'http2and3',
  IPV6Enabled: true,
  PriceClass: 'PriceClass_100',
  DefaultRootObject: 'index.html',
  Origins: [origin],
  DefaultCacheBehavior: behavior,
}

interface Parts {
  readonly pages?: Json
  readonly headers?: Json
  readonly cache?: Json
  readonly config?: Json
}

/** The distribution is X. */
function resourcesWith(parts: Parts = {}): Parameters<typeof stackOf>[0] {
  return {
    Bucket: ['S3::Bucket', { BucketName: 'the-app' }],
    Access: ['CloudFront::OriginAccessControl', accessControl],
    Pages: ['CloudFront::Function', { ...pages, ...parts.pages }],
    Headers: [
      'CloudFront::ResponseHeadersPolicy',
      { ResponseHeadersPolicyConfig: { ...headers, ...parts.headers } },
    ],
    Cache: ['CloudFront::CachePolicy', { CachePolicyConfig: { ...cache, ...parts.cache } }],
    X: ['CloudFront::Distribution', { DistributionConfig: { ...config, ...parts.config } }],
  }
}

describe('AWS::CloudFront::Distribution', () => {
  it('becomes what answers for its bucket', () => {
    const { distributions } = stackOf(resourcesWith())
    expect(distributions).toEqual([
      {
        id: `E${'A'.repeat(13)}`,
        arn: `arn:aws:cloudfront::123456789012:distribution/E${'A'.repeat(13)}`,
        domainName: `d${'a'.repeat(13)}.cloudfront.net`,
        comment: 'The app',
        enabled: true,
        bucketName: 'the-app',
        defaultRootObject: 'index.html',
        responseHeaders: {
          'content-security-policy': "default-src 'self'",
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'strict-transport-security': 'max-age=60; includeSubDomains; preload',
          'x-game': 'yes',
        },
        viewerRequestCode: code,
      },
    ])
  })

  it('does without a function, headers and a root object', () => {
    const { TargetOriginId, ViewerProtocolPolicy, CachePolicyId } = behavior
    const bare = {
      Enabled: false,
      Origins: [origin],
      DefaultCacheBehavior: { TargetOriginId, ViewerProtocolPolicy, CachePolicyId },
    }
    const { Bucket, Access, Cache } = resourcesWith()
    if (!Bucket || !Access || !Cache) throw new Error('A part is missing.')
    const { distributions } = stackOf({
      Bucket,
      Access,
      Cache,
      X: ['CloudFront::Distribution', { DistributionConfig: bare }],
    })
    expect(distributions[0]).toMatchObject({
      comment: '',
      enabled: false,
      defaultRootObject: '',
      responseHeaders: {},
    })
    expect(distributions[0]).not.toHaveProperty('viewerRequestCode')
  })

  it('is known by ID, its function by ARN; what has nothing to do here is inert', () => {
    const { resources } = stackOf(resourcesWith())
    expect(resources.map(({ logicalId, isInert }) => `${logicalId} ${String(isInert)}`)).toEqual([
      'Bucket false',
      'Access true',
      'Pages false',
      'Headers false',
      'Cache true',
      'X false',
    ])
    const physicalId = (id: string) =>
      resources.find(({ logicalId }) => logicalId === id)?.physicalId
    expect(physicalId('X')).toMatch(/^E[A-Z0-9]{13}$/)
    expect(physicalId('Access')).toMatch(/^E[A-Z0-9]{13}$/)
    expect(physicalId('Pages')).toBe('arn:aws:cloudfront::123456789012:function/pages')
    expect(physicalId('Headers')).toMatch(/^[0-9a-f-]{36}$/)
    expect(physicalId('Cache')).toMatch(/^[0-9a-f-]{36}$/)
  })

  const inConfig = `${at}.DistributionConfig`
  it.each<[string, Json, string]>([
    [
      'a domain that is no bucket of the template',
      { Origins: [{ ...origin, DomainName: 'the-app.s3.amazonaws.com' }] },
      `${inConfig}.Origins[0].DomainName: No bucket of this template has the regional domain name 'the-app.s3.amazonaws.com'.`,
    ],
    [
      'an access control that there is not',
      { Origins: [{ ...origin, OriginAccessControlId: 'E1' }] },
      `${inConfig}.Origins[0].OriginAccessControlId: No origin access control of this template is 'E1'.`,
    ],
    [
      'an origin access identity',
      { Origins: [{ ...origin, S3OriginConfig: { OriginAccessIdentity: 'x' } }] },
      `${inConfig}.Origins[0].S3OriginConfig.OriginAccessIdentity: This has 1 characters.`,
    ],
    [
      'an unknown target',
      { DefaultCacheBehavior: { ...behavior, TargetOriginId: 'other' } },
      `${inConfig}.DefaultCacheBehavior.TargetOriginId: No origin of this template is 'other'.`,
    ],
    [
      'a managed cache policy',
      { DefaultCacheBehavior: { ...behavior, CachePolicyId: '658327ea' } },
      `${inConfig}.DefaultCacheBehavior.CachePolicyId: No cache policy of this template is '658327ea'.`,
    ],
    [
      'a managed response headers policy',
      { DefaultCacheBehavior: { ...behavior, ResponseHeadersPolicyId: '67f7725c' } },
      `${inConfig}.DefaultCacheBehavior.ResponseHeadersPolicyId: No response headers policy of this template is '67f7725c'.`,
    ],
    [
      'a function at another event',
      {
        DefaultCacheBehavior: {
          ...behavior,
          FunctionAssociations: [{ EventType: 'viewer-response', FunctionARN: 'x' }],
        },
      },
      `${inConfig}.DefaultCacheBehavior.FunctionAssociations[0].EventType: This must be viewer-request, not the text 'viewer-response'.`,
    ],
    [
      'custom error responses',
      { CustomErrorResponses: [] },
      `${inConfig}.CustomErrorResponses: The stand-in knows no 'CustomErrorResponses' in DistributionConfig.`,
    ],
    [
      'a root object with a slash',
      { DefaultRootObject: '/index.html' },
      `${inConfig}.DefaultRootObject: '/index.html' has another form than AWS takes.`,
    ],
    [
      'an HTTP version that there is not',
      { HttpVersion: 'http4' },
      `${inConfig}.HttpVersion: This must be http1.1 or http2 or http3 or http2and3, not the text 'http4'.`,
    ],
  ])('refuses %s', (_, change, problem) => {
    expect(problemsOf(resourcesWith({ config: change }))).toEqual([problem])
  })

  it('refuses a function that is not published', () => {
    expect(problemsOf(resourcesWith({ pages: { AutoPublish: false } }))).toEqual([
      `${inConfig}.DefaultCacheBehavior.FunctionAssociations[0].FunctionARN: No published function of this template is 'arn:aws:cloudfront::123456789012:function/pages'.`,
    ])
  })
})

describe('AWS::CloudFront::Function', () => {
  it.each([
    [{ Name: 'a'.repeat(65) }, 'Name: This has 65 characters.'],
    [{ Name: 'a b' }, "Name: 'a b' has another form than AWS takes."],
    [{ FunctionCode: 'x'.repeat(10_241) }, 'FunctionCode: This code is larger than 10240 bytes.'],
    [
      { FunctionConfig: { Comment: '', Runtime: 'nodejs22.x' } },
      "FunctionConfig.Runtime: This must be cloudfront-js-1.0 or cloudfront-js-2.0, not the text 'nodejs22.x'.",
    ],
  ])('refuses what CloudFront refuses', (change, problem) => {
    expect(problemsOf({ X: ['CloudFront::Function', { ...pages, ...change }] })).toEqual([
      `${at}.${problem}`,
    ])
  })
})

describe('AWS::CloudFront::ResponseHeadersPolicy', () => {
  const inHeaders = `${at}.ResponseHeadersPolicyConfig`
  it.each<[string, Json, string]>([
    [
      'a header that lets the origin win',
      { SecurityHeadersConfig: { ContentTypeOptions: { Override: false } } },
      'SecurityHeadersConfig.ContentTypeOptions.Override: The stand-in lets no header of the origin win.',
    ],
    [
      'a value of two lines',
      { CustomHeadersConfig: { Items: [{ Header: 'X-A', Value: 'a\nb', Override: true }] } },
      "CustomHeadersConfig.Items[0].Value: 'a\nb' has another form than AWS takes.",
    ],
    [
      'a security header among the custom ones',
      {
        CustomHeadersConfig: {
          Items: [{ Header: 'X-Frame-Options', Value: 'DENY', Override: true }],
        },
      },
      'CustomHeadersConfig.Items[0].Header: X-Frame-Options is a security header, and CloudFront takes it as no custom one.',
    ],
    [
      'CORS',
      { CorsConfig: {} },
      "CorsConfig: The stand-in knows no 'CorsConfig' in ResponseHeadersPolicyConfig.",
    ],
  ])('refuses %s', (_, change, problem) => {
    const properties = { ResponseHeadersPolicyConfig: { Name: 'headers', ...change } }
    expect(problemsOf({ X: ['CloudFront::ResponseHeadersPolicy', properties] })).toEqual([
      `${inHeaders}.${problem}`,
    ])
  })
})

describe('AWS::CloudFront::CachePolicy', () => {
  const inCache = `${at}.CachePolicyConfig`
  it.each<[Json, string]>([
    [{ MinTTL: 100000 }, 'DefaultTTL: The default is not between MinTTL and MaxTTL.'],
    [{ MaxTTL: 60 }, 'DefaultTTL: The default is not between MinTTL and MaxTTL.'],
    [{ Name: 'a.b' }, "Name: 'a.b' has another form than AWS takes."],
    [
      { MinTTL: -1 },
      'MinTTL: This must be a whole number from 0 to 2147483647, not the number -1.',
    ],
  ])('refuses %j', (change, problem) => {
    const properties = { CachePolicyConfig: { ...cache, ...change } }
    expect(problemsOf({ X: ['CloudFront::CachePolicy', properties] })).toEqual([
      `${inCache}.${problem}`,
    ])
  })
})

describe('AWS::CloudFront::OriginAccessControl', () => {
  it('refuses other origins than S3', () => {
    const { OriginAccessControlConfig: control } = accessControl
    const properties = {
      OriginAccessControlConfig: { ...control, OriginAccessControlOriginType: 'lambda' },
    }
    expect(problemsOf({ X: ['CloudFront::OriginAccessControl', properties] })).toEqual([
      `${at}.OriginAccessControlConfig.OriginAccessControlOriginType: This must be s3, not the text 'lambda'.`,
    ])
  })
})
