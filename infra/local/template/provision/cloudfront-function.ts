/**
 * AWS::CloudFront::Function: a script that a distribution runs for each request.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-function.html
 */
import { boolean, object, oneOf, required, text } from '../parse-value.ts'
import { defineResourceType } from './resource-type.ts'

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const maxCodeBytes = 10_240

const readProperties = object('AWS::CloudFront::Function', {
  Name: required(
    text({
      pattern: /^[a-zA-Z0-9-_]+$/,
      allowed: 'letters, digits, and _ -',
      min: 1,
      max: 64,
    }),
  ),
  // A function that is not published cannot be associated, and this is the only way here to publish it.
  AutoPublish: required(boolean),
  FunctionCode: required(text({ min: 1 })),
  FunctionConfig: required(
    object('FunctionConfig', {
      Comment: required(text({ max: 128 })),
      Runtime: required(oneOf('cloudfront-js-1.0', 'cloudfront-js-2.0')),
    }),
  ),
})

export const cloudFrontFunction = defineResourceType({
  name: 'AWS::CloudFront::Function',
  properties: readProperties,
  attributes: ['FunctionARN'],
  replacedBy: ['Name'],
  provision({ Name: name, AutoPublish, FunctionCode: code }, context) {
    const { account, draft, report, at } = context
    const arn = `arn:aws:cloudfront::${account}:function/${name}`
    if (Buffer.byteLength(code) > maxCodeBytes) {
      report(
        at('FunctionCode'),
        `This code is larger than ${String(maxCodeBytes)} bytes.`,
        'Make it shorter; CloudFront refuses it otherwise.',
      )
    }
    if (AutoPublish) draft.cloudFront.functionCode.set(arn, code)
    return { physicalId: arn, attributes: { FunctionARN: arn } }
  },
})
