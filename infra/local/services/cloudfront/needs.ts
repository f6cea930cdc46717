/** What CloudFront needs of the stand-in. */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import type { Clock } from '../../clock.ts'
import type { RandomBytes } from '../../random.ts'
import type { ObjectStore } from '../../state/object-store.ts'

export interface Distribution {
  readonly id: string
  readonly arn: string
  /** `d111111abcdef8.cloudfront.net` */
  readonly domainName: string
  readonly comment: string
  readonly enabled: boolean
  readonly bucketName: string
  /** Without a slash in front; empty where there is none. */
  readonly defaultRootObject: string
  /** Each takes the place of the origin's. */
  readonly responseHeaders: Readonly<Record<string, string>>
  /** A script that defines `handler`. */
  readonly viewerRequestCode?: string
}

export interface CloudFrontNeeds {
  readonly account: string
  readonly region: string
  /** As of now. */
  readonly distributions: () => readonly Distribution[]
  readonly clock: Clock
  readonly random: RandomBytes
}

/** What serving distributions needs. */
export interface DistributionNeeds {
  readonly account: string
  /** As of now. */
  readonly distributions: () => readonly Distribution[]
  readonly buckets: () => readonly { readonly name: string; readonly policy?: PolicyDocument }[]
  readonly objects: Pick<ObjectStore, 'read'>
  /** What answers are known by: any text of letters and digits. */
  readonly newId: () => string
  readonly reportBug: (error: unknown) => void
}
