/** Signature Version 4 written once more, so that a fault of `src/sigv4` cannot hide behind itself; and ways to get it wrong. */
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** How a signature is spoilt. Anything but `none` must never be granted. */
export type Tampering = (typeof tamperings)[number]

const tamperings = [
  'none',
  'no signature',
  'another secret',
  'one digit',
  'body after signing',
  'target after signing',
  'another region',
  'another service',
  'an hour ago',
  'in an hour',
  'without token',
  'token of another',
  'token cut',
  'host unsigned',
  'key of another',
] as const

export const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Tampering>('none') },
  { weight: 1, arbitrary: fc.constantFrom(...tamperings.slice(1)) },
)

export interface Unsigned {
  readonly host: string
  readonly target: string
  readonly body: string
  readonly contentType: string
}

export interface SignedBy {
  readonly keys: Keys
  /** Whose parts get mixed in. */
  readonly others: Keys
  readonly now: Date
}

/** Whether that spoils the signature of this signer: who has no token cannot leave it out. */
export function spoils(how: Tampering, { sessionToken }: Keys): boolean {
  if (how === 'without token' || how === 'token cut') return sessionToken !== undefined
  return how !== 'none'
}

function otherTarget(target: string): string {
  return target.endsWith('.GetItem') ? 'DynamoDB_20120810.DeleteItem' : 'DynamoDB_20120810.GetItem'
}

/** Header names and values, and the body to send. */
export function signed(
  request: Unsigned,
  { keys, others, now }: SignedBy,
  how: Tampering,
): { headers: [string, string][]; body: string } {
  const shifted = { 'an hour ago': -3_600_000, 'in an hour': 3_600_000 }[how as string] ?? 0
  const amzDate = new Date(now.getTime() + shifted).toISOString().replace(/[-:]|\.\d+/g, '')
  const date = amzDate.slice(0, 8)
  const region = how === 'another region' ? 'us-east-1' : 'us-west-2'
  const own = request.target.startsWith('AWSCognito') ? 'cognito-identity' : 'dynamodb'
  const service = how === 'another service' ? 's3' : own
  const token =
    how === 'token of another'
      ? others.sessionToken
      : how === 'token cut'
        ? keys.sessionToken?.slice(0, -3)
        : keys.sessionToken
  const sent: Record<string, string> = {
    'content-type': request.contentType,
    host: request.host,
    'x-amz-date': amzDate,
    ...(token !== undefined && how !== 'without token' && { 'x-amz-security-token': token }),
    'x-amz-target': request.target,
  }
  const names = Object.keys(sent)
    .filter((name) => how !== 'host unsigned' || name !== 'host')
    .sort()
  const canonical = [
    'POST',
    '/',
    '',
    ...names.map((name) => `${name}:${(sent[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const text = `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`
  const secret = how === 'another secret' ? `${keys.secretAccessKey}x` : keys.secretAccessKey
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secret}`,
  )
  const right = createHmac('sha256', key).update(text).digest('hex')
  const signature =
    how === 'one digit' ? (right.startsWith('0') ? '1' : '0') + right.slice(1) : right
  const keyId = how === 'key of another' ? others.accessKeyId : keys.accessKeyId
  const authorization = `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  const changed =
    how === 'target after signing' ? { ...sent, 'x-amz-target': otherTarget(request.target) } : sent
  return {
    headers: [
      ...Object.entries(changed),
      ...(how === 'no signature' ? [] : [['authorization', authorization] as [string, string]]),
    ],
    body: how === 'body after signing' ? `${request.body} ` : request.body,
  }
}
