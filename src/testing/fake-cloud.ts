/**
 * Answers the SDK's requests in AWS's wire form, below the SDK: tests of src/aws run the real clients on it. Cognito
 * gives a new identity for each GetId and credentials for any identity it gave; all else is answered as the test says.
 */
import type { HttpHandler } from '../aws/wire-recorder.ts'
import { anIdentityId, testNow } from './builders.ts'

export interface CloudRequest {
  readonly operation: string
  /** JSON body, or the form of STS. */
  readonly input: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
  readonly url: string
  /** The identity whose credentials signed the request. */
  readonly signedBy: string | undefined
}

export interface CloudAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

type Answering = (request: CloudRequest) => CloudAnswer | Promise<CloudAnswer>

export interface FakeCloud {
  readonly transport: HttpHandler
  /** All requests so far, oldest first. */
  readonly requests: readonly CloudRequest[]
  /** The operations of all requests so far. */
  operations(): string[]
  /** Answers an operation from now on. */
  on(operation: string, answering: Answering): void
  /** How an operation is answered now, to build on. */
  answerOf(operation: string): Answering
  /** Forgets all identities, as a stand-in that starts over. */
  reset(): void
}

export function createFakeCloud({ lifetimeMs = 3_600_000, now = () => testNow } = {}): FakeCloud {
  const requests: CloudRequest[] = []
  const identities = new Set<string>()
  const answerings = new Map<string, Answering>()
  let given = 0
  let keys = 0
  const identityByKey = new Map<string, string>()

  answerings.set('GetId', () => {
    given += 1
    const IdentityId = anIdentityId(given.toString(16))
    identities.add(IdentityId)
    return json({ IdentityId })
  })
  answerings.set('GetCredentialsForIdentity', ({ input }) => {
    const IdentityId = String(input['IdentityId'])
    if (!identities.has(IdentityId)) {
      return awsError('ResourceNotFoundException', `Identity '${IdentityId}' not found.`)
    }
    keys += 1
    const AccessKeyId = `ASIAEXAMPLE${keys.toString().padStart(5, '0')}`
    identityByKey.set(AccessKeyId, IdentityId)
    return json({
      IdentityId,
      Credentials: {
        AccessKeyId,
        SecretKey: secretKey,
        SessionToken: `${sessionToken}/${keys.toString()}`,
        Expiration: (now().getTime() + lifetimeMs) / 1000,
      },
    })
  })

  async function handle(...[request]: Parameters<HttpHandler['handle']>) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const body = textOf(request.body)
    const operation = headers['x-amz-target']?.split('.').at(-1)
    const key = /Credential=([^/]+)/.exec(headers['authorization'] ?? '')?.[1]
    const form = Object.fromEntries(new URLSearchParams(body))
    const received: CloudRequest = {
      operation: operation ?? form['Action'] ?? operationOfS3(request.query) ?? '',
      input: operation === undefined ? form : (JSON.parse(body) as CloudRequest['input']),
      headers,
      url: `${request.protocol}//${request.hostname}:${String(request.port)}${request.path}`,
      signedBy: key === undefined ? undefined : identityByKey.get(key),
    }
    requests.push(received)
    const answering = answerings.get(received.operation)
    if (!answering) throw new Error(`The test does not say how to answer ${received.operation}.`)
    const answer = await answering(received)
    return {
      response: {
        statusCode: answer.status,
        headers: { 'x-amzn-requestid': `request-${requests.length.toString()}`, ...answer.headers },
        body: new TextEncoder().encode(answer.body),
      },
    }
  }

  return {
    transport: {
      metadata: { handlerProtocol: 'http/1.1' },
      handle,
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
    requests,
    operations: () => requests.map(({ operation }) => operation),
    on: (operation, answering) => answerings.set(operation, answering),
    answerOf(operation) {
      const answering = answerings.get(operation)
      if (!answering) throw new Error(`Nothing answers ${operation} yet.`)
      return answering
    },
    reset: () => {
      identities.clear()
    },
  }
}

/** S3's clients name it in the query, save for a list. */
function operationOfS3(query: Parameters<HttpHandler['handle']>[0]['query']): string | undefined {
  const named = query['x-id']
  if (typeof named === 'string') return named
  return query['list-type'] === '2' ? 'ListObjectsV2' : undefined
}

/** JSON clients send bytes, STS text, and a read of S3 nothing. */
function textOf(body: unknown): string {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}

export const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const sessionToken = 'FwoGZXIvYXdzEXAMPLETOKEN/WITH/SLASHES+AND+MORE=='

export function json(body: unknown, status = 200): CloudAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  }
}

/** S3 answers in XML. */
export function xml(body: string, status = 200): CloudAnswer {
  return { status, headers: { 'content-type': 'application/xml' }, body }
}

/** An error as DynamoDB and Cognito spell it; AccessDeniedException with DynamoDB's capital `Message`. */
export function awsError(code: string, message: string, status = 400): CloudAnswer {
  const key = code === 'AccessDeniedException' ? 'Message' : 'message'
  return json({ __type: `com.amazon.coral.service#${code}`, [key]: message }, status)
}
