/** The condition keys that every request carries, whoever sends it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
import type { RequestContext } from '../../../src/iam/decision.ts'

export interface RequestSurroundings {
  readonly region: string
  /** Address of the other end of the connection. An IPv4 address in IPv6 clothes counts as IPv4. */
  readonly sourceIp: string
  readonly userAgent: string | undefined
  readonly now: Date
}

/** `aws:SecureTransport` is false: the stand-in speaks plain HTTP, and says so. */
export function globalContext(surroundings: RequestSurroundings): RequestContext {
  const seconds = Math.floor(surroundings.now.getTime() / 1000)
  return {
    'aws:RequestedRegion': surroundings.region,
    'aws:SecureTransport': 'false',
    'aws:SourceIp': surroundings.sourceIp.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, ''),
    'aws:CurrentTime': new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
    'aws:EpochTime': String(seconds),
    'aws:ViaAWSService': 'false',
    ...(surroundings.userAgent === undefined ? {} : { 'aws:UserAgent': surroundings.userAgent }),
  }
}
