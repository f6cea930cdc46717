/** One AWS service as the stand-in speaks it: its protocol, its names, its operations. */
import type { Operation } from './operation.ts'

export type SigningName =
  'cloudformation' | 'cloudfront' | 'cognito-identity' | 'dynamodb' | 'iam' | 's3' | 'sts'

export interface Service {
  /** The service in a credential scope: `dynamodb`. */
  readonly signingName: SigningName
  /** A global service's own region, `us-east-1` for IAM: a credential scope may name it, besides the stand-in's. */
  readonly signingRegion?: string
  /** As people write it: `DynamoDB`. */
  readonly title: string
  readonly protocol: JsonProtocol | QueryProtocol | RestXmlProtocol
  /** The operation of that name, or `undefined` where AWS has none either. */
  readonly operation: (name: string) => Operation | undefined
}

export interface JsonProtocol {
  readonly kind: 'aws-json'
  /** `DynamoDB_20120810`: what stands before the dot in `X-Amz-Target`. */
  readonly targetPrefix: string
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1'
  /** Namespace of the errors that the front of the service makes; Cognito sends none. */
  readonly errorNamespace: string | undefined
  /** DynamoDB alone sends a checksum and a 52-character request ID. */
  readonly dynamoDbFraming: boolean
}

export interface QueryProtocol {
  readonly kind: 'aws-query'
  /** `2011-06-15`; several services share one endpoint, so the version tells them apart. */
  readonly version: string
  /** XML namespace of the answers. */
  readonly namespace: string
}

/** S3's alone: requests with method, path and parameters, signatures of its own kind. */
export interface RestXmlProtocol {
  readonly kind: 'rest-xml'
}
