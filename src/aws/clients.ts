/** The SDK clients of one seat. All record what they send, and share one source of credentials. */
import type { CognitoIdentityClientConfig } from '@aws-sdk/client-cognito-identity'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { StackConfig } from '../config/stack-config.ts'
import type { Exchange } from '../domain/exchange.ts'
import type { Seat } from '../domain/session.ts'
import type { SharedCredentials } from './signing-session-holder.ts'
import type { HttpHandler, WireRecorder } from './wire-recorder.ts'

/** For one try; the SDK's standard retry makes three or, for DynamoDB, four. */
const requestTimeoutMs = 10_000

export interface ClientOptions {
  readonly config: StackConfig
  readonly recorder: WireRecorder
  readonly seat: Seat
  /** Carries the requests. Default: the SDK's own handler over `fetch`. */
  readonly transport?: HttpHandler | undefined
}

export function clientConfig(
  { config, recorder, seat, transport }: ClientOptions,
  service: Exchange['service'],
) {
  return {
    region: config.region,
    ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
    requestHandler: transport ?? { requestTimeout: requestTimeoutMs },
    extensions: [recorder.extensionFor(seat, service)],
  } satisfies CognitoIdentityClientConfig & DynamoDBClientConfig
}

export function createDynamoDBClient(
  options: ClientOptions,
  credentials: SharedCredentials,
): DynamoDBClient {
  return new DynamoDBClient({ ...clientConfig(options, 'dynamodb'), credentials })
}
