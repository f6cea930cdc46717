/** Whether a resource's own policy lets an AWS service in, such as CloudFront that reads a bucket. No other policy has a say. */
import { arnSegments } from './arn.ts'
import { compilePolicy } from './compiled-policy.ts'
import { contextKeys } from './context-keys.ts'
import type { RequestContext } from './decision.ts'
import type { PolicyDocument } from './policy-document.ts'
import { coverageBy, traceStatement } from './trace-statement.ts'

export interface ServiceRequest {
  /** `cloudfront.amazonaws.com` */
  readonly service: string
  /** `s3:GetObject` */
  readonly action: string
  readonly resource: string
  /** `aws:SourceArn` says for whom the service asks. */
  readonly context: RequestContext
}

/** A service is one of those that `*` speaks of. */
const anyone = { type: 'anonymous', arn: '', account: '' } as const

export function allowsService(request: ServiceRequest, policy: PolicyDocument): boolean {
  const asking = { type: 'service', name: request.service } as const
  const traced = {
    asking,
    action: request.action.toLowerCase(),
    resource: { text: request.resource, segments: arnSegments(request.resource) },
    keys: contextKeys(request.context),
  }
  const applying = compilePolicy(policy, 'resource')
    .map((statement, index) => {
      const named = coverageBy(statement, asking)
      const coverage = named === 'none' ? coverageBy(statement, anyone) : named
      return traceStatement(statement, traced, coverage, 'resource-based', 0, index)
    })
    .filter(({ applies }) => applies)
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow')
}
