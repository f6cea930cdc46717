/**
 * AWS::S3::Bucket: private, with CORS rules. Its lifecycle rules are checked and do nothing here: the stand-in has no
 * multipart uploads, and deletes no object by itself.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
 */
import type { Parsed } from '../parse-value.ts'
import {
  boolean,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  required,
  text,
} from '../parse-value.ts'
import { generatedName, lowerCaseAndDigits, randomText } from './generated-names.ts'
import type { ResourceContext } from './resource-type.ts'
import { defineResourceType } from './resource-type.ts'
import type { CorsRule } from './stack.ts'

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = text({
  pattern:
    /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:\.?[a-z0-9-])+(?<![.-]|-s3alias|--ol-s3|--x-s3|--table-s3)$/,
  allowed: 'lower-case letters, digits, hyphens and single dots, a letter or digit at both ends',
  min: 3,
  max: 63,
})

const oneWildcard = text({
  pattern: /^[^*]*\*?[^*]*$/,
  allowed: 'at most one *',
  min: 1,
})

const corsRule = {
  AllowedOrigins: required(listOf(oneWildcard, 1)),
  AllowedMethods: required(listOf(oneOf('GET', 'PUT', 'HEAD', 'POST', 'DELETE'), 1)),
  AllowedHeaders: optional(listOf(oneWildcard)),
  ExposedHeaders: optional(
    listOf(text({ pattern: /^[^*]+$/, allowed: 'the name of a header, without *' })),
  ),
  Id: optional(text({ max: 255 })),
  MaxAge: optional(integer(0, 2_147_483_647)),
}

const lifecycleRule = object('a lifecycle rule', {
  Id: optional(text({ max: 255 })),
  Status: required(oneOf('Enabled', 'Disabled')),
  AbortIncompleteMultipartUpload: required(
    object('AbortIncompleteMultipartUpload', {
      DaysAfterInitiation: required(integer(1, 2_147_483_647)),
    }),
  ),
})

const properties = {
  BucketName: optional(bucketName),
  PublicAccessBlockConfiguration: optional(
    object('PublicAccessBlockConfiguration', {
      BlockPublicAcls: optional(boolean),
      BlockPublicPolicy: optional(boolean),
      IgnorePublicAcls: optional(boolean),
      RestrictPublicBuckets: optional(boolean),
    }),
  ),
  // The stand-in knows no access control lists, so there is nothing else to own objects by.
  OwnershipControls: optional(
    object('OwnershipControls', {
      Rules: required(
        listOf(
          object('a rule of ownership', {
            ObjectOwnership: required(oneOf('BucketOwnerEnforced')),
          }),
          1,
          1,
        ),
      ),
    }),
  ),
  CorsConfiguration: optional(
    object('CorsConfiguration', {
      CorsRules: required(listOf(object('a CORS rule', corsRule), 1, 100)),
    }),
  ),
  LifecycleConfiguration: optional(
    object('LifecycleConfiguration', { Rules: required(listOf(lifecycleRule, 1, 1000)) }),
  ),
}

const readProperties = object('AWS::S3::Bucket', properties)

export const s3Bucket = defineResourceType({
  name: 'AWS::S3::Bucket',
  properties: readProperties,
  attributes: ['Arn', 'DomainName', 'RegionalDomainName', 'DualStackDomainName'],
  replacedBy: ['BucketName'],
  provision(bucket, context) {
    const { draft, region, report, at } = context
    const name = bucket.BucketName ?? generatedBucketName(context)
    if (draft.buckets.has(name)) {
      const message = `Another bucket of this template is called '${name}'.`
      report(at('BucketName'), message, 'Give it another name.')
      return undefined
    }
    const arn = `arn:aws:s3:::${name}`
    draft.buckets.set(name, {
      name,
      arn,
      cors: (bucket.CorsConfiguration?.CorsRules ?? []).map(corsRuleOf),
      blockPublicAccess: blocksPublicAccess(bucket.PublicAccessBlockConfiguration),
    })
    return {
      physicalId: name,
      attributes: {
        Arn: arn,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: regionalDomainName(name, region),
        DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
      },
    }
  },
})

/** `leading-key-playerfiles-1a2b3c4d5e6f.s3.us-west-2.amazonaws.com` */
export function regionalDomainName(bucketName: string, region: string): string {
  return `${bucketName}.s3.${region}.amazonaws.com`
}

function generatedBucketName({ stackName, logicalId, random, remember }: ResourceContext): string {
  return remember('physical ID', () => {
    const suffix = randomText(random, lowerCaseAndDigits, 12)
    return generatedName(stackName.toLowerCase(), logicalId.toLowerCase(), suffix, 63)
  })
}

/** A bucket without the property blocks all of it; one that has the property blocks what it names. */
function blocksPublicAccess(
  configuration: Parsed<typeof properties>['PublicAccessBlockConfiguration'],
): boolean {
  if (configuration === undefined) return true
  const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
    configuration
  return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(
    (isOn) => isOn === true,
  )
}

function corsRuleOf(rule: Parsed<typeof corsRule>): CorsRule {
  return {
    allowedOrigins: rule.AllowedOrigins,
    allowedMethods: rule.AllowedMethods,
    allowedHeaders: rule.AllowedHeaders ?? [],
    exposedHeaders: rule.ExposedHeaders ?? [],
    ...(rule.MaxAge === undefined ? {} : { maxAgeSeconds: rule.MaxAge }),
  }
}
