/** What S3's operations need of the stand-in. */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import type { Clock } from '../../clock.ts'
import type { ObjectStore } from '../../state/object-store.ts'

/** One rule of a bucket's CORS configuration. */
export interface BucketCorsRule {
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  readonly allowedHeaders: readonly string[]
  readonly exposedHeaders: readonly string[]
  readonly maxAgeSeconds?: number
}

export interface Bucket {
  readonly name: string
  /** In the order in which they are tried. */
  readonly cors: readonly BucketCorsRule[]
  readonly policy?: PolicyDocument
  /** Whether a policy that is open to everyone counts for nobody outside the account. */
  readonly blockPublicAccess: boolean
}

export interface S3Needs {
  readonly region: string
  /** Whose buckets they are. */
  readonly account: string
  /** As of now. */
  readonly buckets: () => readonly Bucket[]
  /** When the bucket of that name was made. */
  readonly createdAt: (name: string) => Date
  readonly objects: ObjectStore
  readonly clock: Clock
}
