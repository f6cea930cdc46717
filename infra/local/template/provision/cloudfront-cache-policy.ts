/**
 * AWS::CloudFront::CachePolicy: how long CloudFront keeps what, and by what it tells requests apart. The stand-in's
 * distributions keep nothing, so that it is known and checked here, and does nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html
 */
import { uuidV4 } from '../../state/uuid-v4.ts'
import { boolean, integer, object, oneOf, optional, required, text } from '../parse-value.ts'
import { defineResourceType } from './resource-type.ts'

const seconds = integer(0, 2_147_483_647)

const readProperties = object('AWS::CloudFront::CachePolicy', {
  CachePolicyConfig: required(
    object('CachePolicyConfig', {
      Name: required(
        text({ pattern: /^[\w-]+$/, allowed: 'letters, digits, and _ -', min: 1, max: 128 }),
      ),
      Comment: optional(text({ max: 128 })),
      MinTTL: required(seconds),
      DefaultTTL: required(seconds),
      MaxTTL: required(seconds),
      ParametersInCacheKeyAndForwardedToOrigin: required(
        object('ParametersInCacheKeyAndForwardedToOrigin', {
          EnableAcceptEncodingBrotli: optional(boolean),
          EnableAcceptEncodingGzip: required(boolean),
          // A distribution of a bucket has use for nothing but the path.
          CookiesConfig: required(
            object('CookiesConfig', { CookieBehavior: required(oneOf('none')) }),
          ),
          HeadersConfig: required(
            object('HeadersConfig', { HeaderBehavior: required(oneOf('none')) }),
          ),
          QueryStringsConfig: required(
            object('QueryStringsConfig', { QueryStringBehavior: required(oneOf('none')) }),
          ),
        }),
      ),
    }),
  ),
})

export const cachePolicy = defineResourceType({
  name: 'AWS::CloudFront::CachePolicy',
  properties: readProperties,
  attributes: ['Id'],
  isInert: true,
  replacedBy: [],
  provision({ CachePolicyConfig: config }, { draft, random, remember, report, at }) {
    const id = remember('physical ID', () => uuidV4(random))
    if (config.MinTTL > config.DefaultTTL || config.DefaultTTL > config.MaxTTL) {
      report(
        at('CachePolicyConfig.DefaultTTL'),
        'The default is not between MinTTL and MaxTTL.',
        'Put the three in order; CloudFront refuses them otherwise.',
      )
    }
    draft.cloudFront.cachePolicyIds.add(id)
    return { physicalId: id, attributes: { Id: id } }
  },
})
