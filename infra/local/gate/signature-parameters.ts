/** What a signature is made of, whichever of its two forms a request uses. */

export interface SignatureParameters {
  /** As sent: `AWS4-HMAC-SHA256`. */
  readonly algorithm: string
  /** As sent: `AKID/20150830/us-east-1/dynamodb/aws4_request`. */
  readonly credential: string
  /** As sent: `host;x-amz-date`. */
  readonly signedHeaders: string
  readonly signature: string
  /** The time as sent, in whichever form. */
  readonly dateText: string
  /** `undefined` where the time cannot be read. */
  readonly date: Date | undefined
  readonly sessionToken: string | undefined
  /** How long the signature holds, where it says so: the query form alone can. */
  readonly expiresSeconds: number | undefined
  /** Query parameters that the signature does not cover. */
  readonly omittedParameters: readonly string[]
}
