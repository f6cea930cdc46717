/**
 * AWS::CloudFront::ResponseHeadersPolicy: headers that a distribution puts on every answer, in place of the origin's.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-responseheaderspolicy.html
 */
import { uuidV4 } from '../../state/uuid-v4.ts'
import type { Parsed, Parser } from '../parse-value.ts'
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
import { defineResourceType } from './resource-type.ts'

/** The stand-in always overrides, so that it takes no policy that would not. */
const override = required(((node, report) => {
  const isOn = boolean(node, report)
  if (isOn !== false) return isOn
  report(node.place, 'The stand-in lets no header of the origin win.', 'Write Override: true.')
  return undefined
}) satisfies Parser<boolean>)

const headerValue = text({
  pattern: /^[\t\x20-\x7e]+$/,
  allowed: 'ASCII characters in one line',
  max: 1783,
})

const headerName = text({ pattern: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, allowed: 'a header name' })

const securityHeaders = {
  ContentSecurityPolicy: optional(
    object('ContentSecurityPolicy', {
      ContentSecurityPolicy: required(headerValue),
      Override: override,
    }),
  ),
  ContentTypeOptions: optional(object('ContentTypeOptions', { Override: override })),
  FrameOptions: optional(
    object('FrameOptions', {
      FrameOption: required(oneOf('DENY', 'SAMEORIGIN')),
      Override: override,
    }),
  ),
  ReferrerPolicy: optional(
    object('ReferrerPolicy', {
      ReferrerPolicy: required(
        oneOf(
          'no-referrer',
          'no-referrer-when-downgrade',
          'origin',
          'origin-when-cross-origin',
          'same-origin',
          'strict-origin',
          'strict-origin-when-cross-origin',
          'unsafe-url',
        ),
      ),
      Override: override,
    }),
  ),
  StrictTransportSecurity: optional(
    object('StrictTransportSecurity', {
      AccessControlMaxAgeSec: required(integer(0, 2_147_483_647)),
      IncludeSubdomains: optional(boolean),
      Preload: optional(boolean),
      Override: override,
    }),
  ),
}

const readProperties = object('AWS::CloudFront::ResponseHeadersPolicy', {
  ResponseHeadersPolicyConfig: required(
    object('ResponseHeadersPolicyConfig', {
      Name: required(
        text({ pattern: /^[\w-]+$/, allowed: 'letters, digits, and _ -', min: 1, max: 128 }),
      ),
      Comment: optional(text({ max: 128 })),
      SecurityHeadersConfig: optional(object('SecurityHeadersConfig', securityHeaders)),
      CustomHeadersConfig: optional(
        object('CustomHeadersConfig', {
          Items: required(
            listOf(
              object('a custom header', {
                Header: required(headerName),
                Value: required(headerValue),
                Override: override,
              }),
              1,
              10,
            ),
          ),
        }),
      ),
    }),
  ),
})

/** CloudFront takes these as SecurityHeadersConfig only. */
const securityHeaderNames = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'strict-transport-security',
  'x-xss-protection',
]

export const responseHeadersPolicy = defineResourceType({
  name: 'AWS::CloudFront::ResponseHeadersPolicy',
  properties: readProperties,
  attributes: ['Id'],
  replacedBy: [],
  provision({ ResponseHeadersPolicyConfig: config }, { draft, random, remember, report, at }) {
    const id = remember('physical ID', () => uuidV4(random))
    const custom = config.CustomHeadersConfig?.Items ?? []
    custom.forEach(({ Header }, index) => {
      if (!securityHeaderNames.includes(Header.toLowerCase())) return
      report(
        at(`ResponseHeadersPolicyConfig.CustomHeadersConfig.Items[${String(index)}].Header`),
        `${Header} is a security header, and CloudFront takes it as no custom one.`,
        'Put it into SecurityHeadersConfig.',
      )
    })
    draft.cloudFront.responseHeaders.set(id, {
      ...headersOf(config.SecurityHeadersConfig ?? {}),
      ...Object.fromEntries(custom.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
    })
    return { physicalId: id, attributes: { Id: id } }
  },
})

function headersOf(config: Parsed<typeof securityHeaders>): Readonly<Record<string, string>> {
  const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy } = config
  const { StrictTransportSecurity } = config
  return {
    ...(ContentSecurityPolicy && {
      'content-security-policy': ContentSecurityPolicy.ContentSecurityPolicy,
    }),
    ...(ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(FrameOptions && { 'x-frame-options': FrameOptions.FrameOption }),
    ...(ReferrerPolicy && { 'referrer-policy': ReferrerPolicy.ReferrerPolicy }),
    ...(StrictTransportSecurity && {
      'strict-transport-security': [
        `max-age=${String(StrictTransportSecurity.AccessControlMaxAgeSec)}`,
        ...(StrictTransportSecurity.IncludeSubdomains === true ? ['includeSubDomains'] : []),
        ...(StrictTransportSecurity.Preload === true ? ['preload'] : []),
      ].join('; '),
    }),
  }
}
