/**
 * Whole HTTP requests as bytes, signed as the SDK for JavaScript signs them, so that sending one costs the client nothing
 * but the writing. By Node's own hashes: what is measured must not be what makes the requests.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Call {
  readonly service: 'dynamodb' | 'cloudformation'
  /** `DynamoDB_20120810.GetItem`; absent for a query service. */
  readonly amzTarget?: string
  readonly body: string
}

export interface SignedCall {
  /** In the order sent: name, value, name, value… Names in lower case. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

export interface Signer {
  (call: Call): SignedCall
}

const region = 'us-west-2'

/**
 * Signs for one holder of credentials, as of one moment: a signature is good for a quarter of an hour.
 *
 * @param host `localhost:4566`
 */
export function createSigner(credentials: Credentials, host: string, now = new Date()): Signer {
  const amzDate = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const day = amzDate.slice(0, 8)
  const signingKeys = new Map<string, Buffer>()

  const signingKey = (service: string): Buffer => {
    const known = signingKeys.get(service)
    if (known) return known
    const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
      (previous, part) => createHmac('sha256', previous).update(part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    ) as Buffer
    signingKeys.set(service, key)
    return key
  }

  return ({ service, amzTarget, body }) => {
    const payloadHash = createHash('sha256').update(body).digest('hex')
    // In alphabetical order, as they are signed.
    const headers: readonly (readonly [string, string])[] = [
      ['amz-sdk-invocation-id', randomUUID()],
      ['amz-sdk-request', 'attempt=1; max=3'],
      [
        'content-type',
        amzTarget === undefined
          ? 'application/x-www-form-urlencoded'
          : 'application/x-amz-json-1.0',
      ],
      ['host', host],
      ['x-amz-content-sha256', payloadHash],
      ['x-amz-date', amzDate],
      ...(credentials.sessionToken === undefined
        ? []
        : ([['x-amz-security-token', credentials.sessionToken]] as const)),
      ...(amzTarget === undefined ? [] : ([['x-amz-target', amzTarget]] as const)),
      ['x-amz-user-agent', 'aws-sdk-js/3 ua/2.1 os/linux lang/js api/dynamodb m/E'],
    ]
    const signedHeaders = headers.map(([name]) => name).join(';')
    const scope = `${day}/${region}/${service}/aws4_request`
    const canonicalRequest = [
      'POST',
      '/',
      '',
      ...headers.map(([name, value]) => `${name}:${value}`),
      '',
      signedHeaders,
      payloadHash,
    ].join('\n')
    const hash = createHash('sha256').update(canonicalRequest).digest('hex')
    const signature = createHmac('sha256', signingKey(service))
      .update(`AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${hash}`)
      .digest('hex')
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
    return { rawHeaders: [...headers.flat(), 'authorization', authorization], body }
  }
}

/** The bytes of `POST / HTTP/1.1` with a body, on a connection that stays open. */
export function postBytes({ rawHeaders, body }: SignedCall): Buffer {
  let head = `POST / HTTP/1.1\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    head += `${rawHeaders[index] ?? ''}: ${rawHeaders[index + 1] ?? ''}\r\n`
  return Buffer.from(`${head}\r\n${body}`)
}
