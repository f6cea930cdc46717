/** The SDK's client for players' files. A file of its own, so that S3's code loads only when somebody has a picture. */
import { S3Client } from '@aws-sdk/client-s3'
import { clientConfig } from './clients.ts'
import type { ClientOptions } from './clients.ts'
import type { SharedCredentials } from './signing-session-holder.ts'

export function createS3Client(options: ClientOptions, credentials: SharedCredentials): S3Client {
  return new S3Client({
    ...clientConfig(options, 's3'),
    credentials,
    // At AWS the bucket is in the host's name, which the app's Content-Security-Policy names. An endpoint that is given has
    // the bucket in its path: hosts below it need not exist.
    forcePathStyle: options.config.endpoint !== undefined,
  })
}
