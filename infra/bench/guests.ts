/** Guests of a running stand-in, got as any browser gets them. */
import { administrators } from '../local/administrators.ts'
import { sendCall } from './send-call.ts'
import { createSigner, type Credentials } from './signed-request.ts'

export interface Guest {
  readonly identityId: string
  readonly credentials: Credentials
}

/** The ID of the stack's identity pool, asked of CloudFormation as the administrator. */
export async function findIdentityPool(host: string): Promise<string> {
  const sign = createSigner(administrators[0], host)
  const { text } = await sendCall(
    host,
    sign({
      service: 'cloudformation',
      body: 'Action=DescribeStacks&Version=2010-05-15&StackName=leading-key',
    }),
  )
  const poolId = /<OutputKey>IdentityPoolId<\/OutputKey>\s*<OutputValue>([^<]+)/.exec(text)?.[1]
  if (poolId === undefined) throw new Error(`The stack names no identity pool: ${text}`)
  return poolId
}

export async function createGuest(host: string, identityPoolId: string): Promise<Guest> {
  const { IdentityId } = await callCognito(host, 'GetId', { IdentityPoolId: identityPoolId })
  if (typeof IdentityId !== 'string') throw new Error('GetId answered no identity.')
  return openGuest(host, IdentityId)
}

/** New credentials of an identity that exists. */
export async function openGuest(host: string, identityId: string): Promise<Guest> {
  const { Credentials } = await callCognito(host, 'GetCredentialsForIdentity', {
    IdentityId: identityId,
  })
  const { AccessKeyId, SecretKey, SessionToken } = Credentials as Record<string, string>
  if (AccessKeyId === undefined || SecretKey === undefined || SessionToken === undefined)
    throw new Error('GetCredentialsForIdentity answered no credentials.')
  return {
    identityId,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretKey,
      sessionToken: SessionToken,
    },
  }
}

/** What asks Cognito for credentials, unsigned as in the enhanced flow. */
export function credentialsCall(host: string, identityId: string) {
  return cognitoCall(host, 'GetCredentialsForIdentity', { IdentityId: identityId })
}

function cognitoCall(host: string, operation: string, input: unknown) {
  return {
    rawHeaders: [
      ...['host', host],
      ...['content-type', 'application/x-amz-json-1.1'],
      ...['x-amz-target', `AWSCognitoIdentityService.${operation}`],
    ],
    body: JSON.stringify(input),
  }
}

async function callCognito(host: string, operation: string, input: unknown) {
  const { ok, text } = await sendCall(host, cognitoCall(host, operation, input))
  if (!ok) throw new Error(`${operation}: ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}
