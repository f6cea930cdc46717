/**
 * AWS::CloudFront::OriginAccessControl: that CloudFront signs its requests to S3. The stand-in's distributions read their
 * bucket themselves, so that it is known and checked here, and does nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originaccesscontrol.html
 */
import { object, oneOf, optional, required, text } from '../parse-value.ts'
import { cloudFrontId } from './generated-names.ts'
import { defineResourceType } from './resource-type.ts'

const readProperties = object('AWS::CloudFront::OriginAccessControl', {
  OriginAccessControlConfig: required(
    object('OriginAccessControlConfig', {
      Name: required(text({ min: 1, max: 64 })),
      Description: optional(text({ max: 256 })),
      OriginAccessControlOriginType: required(oneOf('s3')),
      SigningBehavior: required(oneOf('always', 'never', 'no-override')),
      SigningProtocol: required(oneOf('sigv4')),
    }),
  ),
})

export const originAccessControl = defineResourceType({
  name: 'AWS::CloudFront::OriginAccessControl',
  properties: readProperties,
  attributes: ['Id'],
  isInert: true,
  replacedBy: [],
  provision(_properties, { draft, random, remember }) {
    const id = remember('physical ID', () => cloudFrontId(random))
    draft.cloudFront.originAccessControlIds.add(id)
    return { physicalId: id, attributes: { Id: id } }
  },
})
