/**
 * AWS::CloudFront::Distribution of one bucket of the same template, under CloudFront's own name. What is about caches, places
 * and protocols is checked and does nothing here.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html
 */
import type { Parsed } from '../parse-value.ts'
import { boolean, listOf, object, oneOf, optional, required, text } from '../parse-value.ts'
import { cloudFrontId, lowerCaseAndDigits, randomText } from './generated-names.ts'
import type { ResourceContext } from './resource-type.ts'
import { defineResourceType } from './resource-type.ts'
import { regionalDomainName } from './s3-bucket.ts'
import type { BucketDefinition } from './stack.ts'

const origin = {
  Id: required(text({ min: 1, max: 128 })),
  DomainName: required(text({ min: 1, max: 253 })),
  OriginAccessControlId: required(text()),
  S3OriginConfig: required(
    object('S3OriginConfig', {
      OriginAccessIdentity: optional(
        text({ max: 0, pattern: /^$/, allowed: "'': access is by OriginAccessControlId" }),
      ),
    }),
  ),
}

const behavior = {
  TargetOriginId: required(text()),
  ViewerProtocolPolicy: required(oneOf('allow-all', 'https-only', 'redirect-to-https')),
  Compress: optional(boolean),
  CachePolicyId: required(text()),
  ResponseHeadersPolicyId: optional(text()),
  FunctionAssociations: optional(
    listOf(
      object('a function association', {
        EventType: required(oneOf('viewer-request')),
        FunctionARN: required(text()),
      }),
      0,
      1,
    ),
  ),
}

const config = {
  Comment: optional(text({ max: 128 })),
  Enabled: required(boolean),
  HttpVersion: optional(oneOf('http1.1', 'http2', 'http3', 'http2and3')),
  IPV6Enabled: optional(boolean),
  PriceClass: optional(oneOf('PriceClass_100', 'PriceClass_200', 'PriceClass_All')),
  DefaultRootObject: optional(
    text({ pattern: /^(?!\/)/, allowed: 'a name without / in front', max: 255 }),
  ),
  Origins: required(listOf(object('an origin', origin), 1, 1)),
  DefaultCacheBehavior: required(object('DefaultCacheBehavior', behavior)),
}

const readProperties = object('AWS::CloudFront::Distribution', {
  DistributionConfig: required(object('DistributionConfig', config)),
})

export const distribution = defineResourceType({
  name: 'AWS::CloudFront::Distribution',
  properties: readProperties,
  attributes: ['Id', 'DomainName'],
  replacedBy: [],
  provision({ DistributionConfig }, context) {
    const { account, draft, random, remember } = context
    const { cloudFront } = draft
    const id = remember('physical ID', () => cloudFrontId(random))
    const domainName = remember(
      'domain name',
      () => `d${randomText(random, lowerCaseAndDigits, 13)}.cloudfront.net`,
    )
    const bucket = bucketOf(DistributionConfig, context)
    checkReferences(DistributionConfig, context)
    if (bucket === undefined) return undefined
    const { ResponseHeadersPolicyId = '', FunctionAssociations } =
      DistributionConfig.DefaultCacheBehavior
    const code = cloudFront.functionCode.get(FunctionAssociations?.[0]?.FunctionARN ?? '')
    cloudFront.distributions.set(id, {
      id,
      arn: `arn:aws:cloudfront::${account}:distribution/${id}`,
      domainName,
      comment: DistributionConfig.Comment ?? '',
      enabled: DistributionConfig.Enabled,
      bucketName: bucket.name,
      defaultRootObject: DistributionConfig.DefaultRootObject ?? '',
      responseHeaders: cloudFront.responseHeaders.get(ResponseHeadersPolicyId) ?? {},
      ...(code === undefined ? {} : { viewerRequestCode: code }),
    })
    return { physicalId: id, attributes: { Id: id, DomainName: domainName } }
  },
})

type DistributionConfig = Parsed<typeof config>

/** A bucket by the name that has its Region in it: the other one redirects until it is known everywhere. */
function bucketOf(
  { Origins }: DistributionConfig,
  { draft, region, report, at }: ResourceContext,
): BucketDefinition | undefined {
  const domainName = Origins[0]?.DomainName
  const bucket = [...draft.buckets.values()].find(
    ({ name }) => regionalDomainName(name, region) === domainName,
  )
  if (bucket === undefined) {
    report(
      at('DistributionConfig.Origins[0].DomainName'),
      `No bucket of this template has the regional domain name '${domainName ?? ''}'.`,
      'Refer to the bucket with !GetAtt <Bucket>.RegionalDomainName.',
    )
  }
  return bucket
}

function checkReferences(
  { Origins, DefaultCacheBehavior: defaults }: DistributionConfig,
  { draft, report, at }: ResourceContext,
): void {
  const { cloudFront } = draft
  const check = (isKnown: boolean, path: string, what: string, value: string | undefined) => {
    if (isKnown) return
    report(
      at(`DistributionConfig.${path}`),
      `No ${what} of this template is '${value ?? ''}'.`,
      'Refer to one of this template; the stand-in knows no others.',
    )
  }
  const [{ Id, OriginAccessControlId } = { Id: '', OriginAccessControlId: '' }] = Origins
  const { TargetOriginId, CachePolicyId, ResponseHeadersPolicyId, FunctionAssociations } = defaults
  check(
    cloudFront.originAccessControlIds.has(OriginAccessControlId),
    'Origins[0].OriginAccessControlId',
    'origin access control',
    OriginAccessControlId,
  )
  const below = 'DefaultCacheBehavior'
  check(TargetOriginId === Id, `${below}.TargetOriginId`, 'origin', TargetOriginId)
  check(
    cloudFront.cachePolicyIds.has(CachePolicyId),
    `${below}.CachePolicyId`,
    'cache policy',
    CachePolicyId,
  )
  check(
    ResponseHeadersPolicyId === undefined ||
      cloudFront.responseHeaders.has(ResponseHeadersPolicyId),
    `${below}.ResponseHeadersPolicyId`,
    'response headers policy',
    ResponseHeadersPolicyId,
  )
  FunctionAssociations?.forEach(({ FunctionARN }, index) => {
    check(
      cloudFront.functionCode.has(FunctionARN),
      `${below}.FunctionAssociations[${String(index)}].FunctionARN`,
      'published function',
      FunctionARN,
    )
  })
}
