/** Asks Cognito with the SDK's client, which is fetched for it: the first session of a visit mostly does without. */
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import { clientConfig, type ClientOptions } from './clients.ts'
import type { AnsweredCredentials } from './session-ahead.ts'

export interface Cognito {
  readonly client: CognitoIdentityClient
  getId(identityPoolId: string): Promise<string | undefined>
  getCredentials(identityId: string): Promise<AnsweredCredentials | undefined>
}

/** Unsigned: the two operations that the app calls are public. */
export function createCognito(options: ClientOptions): Cognito {
  const client = new CognitoIdentityClient(clientConfig(options, 'cognito-identity'))
  return {
    client,
    async getId(IdentityPoolId) {
      return (await client.send(new GetIdCommand({ IdentityPoolId }))).IdentityId
    },
    async getCredentials(IdentityId) {
      const command = new GetCredentialsForIdentityCommand({ IdentityId })
      return (await client.send(command)).Credentials
    },
  }
}
