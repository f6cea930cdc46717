/** A stand-in of a test's own: free port, temporary data folder, and SDK clients for it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startStandIn, type StandIn, type StandInOptions } from '../stand-in.ts'

export const templatePath = fileURLToPath(new URL('../../game-scores.yaml', import.meta.url))

/** The administrator of the game's account. @see design: AWS's documentation example keys. */
export const administratorCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

export interface Guest {
  readonly identityId: string
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken: string
  }
  readonly dynamodb: DynamoDBClient
}

export interface TestStandIn extends StandIn {
  readonly dataDir: string
  /** What the stand-in said of itself; empty in a good run. */
  readonly bugs: readonly string[]
  readonly cognito: CognitoIdentityClient
  readonly asAdministrator: DynamoDBClient
  openGuest(): Promise<Guest>
  /** A client of that stand-in with any credentials. One attempt only, so that a test sees the first answer. */
  dynamodbAs(credentials: Guest['credentials'] | typeof administratorCredentials): DynamoDBClient
  /** Closes the process's part and starts again on the same data, with other options where some are given. */
  restart(changes?: Partial<StandInOptions>): Promise<TestStandIn>
}

export async function startTestStandIn(
  options: Partial<StandInOptions> = {},
): Promise<TestStandIn> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'leading-key-')))
  const bugs: string[] = []
  const standIn = await startStandIn({
    template: templatePath,
    port: 0,
    log: (line) => bugs.push(line),
    ...options,
    dataDir,
  })
  const client = { region: 'us-west-2', endpoint: standIn.url, maxAttempts: 1 }
  const cognito = new CognitoIdentityClient(client)
  const dynamodbAs: TestStandIn['dynamodbAs'] = (credentials) =>
    new DynamoDBClient({ ...client, credentials })

  return {
    url: standIn.url,
    outputs: standIn.outputs,
    config: () => standIn.config(),
    dataDir,
    bugs,
    cognito,
    dynamodbAs,
    asAdministrator: dynamodbAs(administratorCredentials),
    async openGuest() {
      const { IdentityId: identityId = '' } = await cognito.send(
        new GetIdCommand({ IdentityPoolId: standIn.outputs['IdentityPoolId'] }),
      )
      const { Credentials: issued } = await cognito.send(
        new GetCredentialsForIdentityCommand({ IdentityId: identityId }),
      )
      const credentials = {
        accessKeyId: issued?.AccessKeyId ?? '',
        secretAccessKey: issued?.SecretKey ?? '',
        sessionToken: issued?.SessionToken ?? '',
      }
      return { identityId, credentials, dynamodb: dynamodbAs(credentials) }
    },
    async restart(changes = {}) {
      await standIn.close()
      return startTestStandIn({ ...options, ...changes, dataDir })
    },
    async close() {
      await standIn.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
