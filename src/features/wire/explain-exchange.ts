/**
 * Why IAM granted or refused a recorded exchange: the shared explanation, asked about what the wire kept of it. The wire keeps no
 * identity ID, so those of the open sessions are put back where their masked forms stand; everyone else's stay masked, which no
 * policy's value equals.
 */
import { explainCall, type ExplainedCall } from '../../config/explain-call.ts'
import type { StackConfig } from '../../config/stack-config.ts'
import type { Exchange } from '../../domain/exchange.ts'
import { maskIdentityId } from '../../domain/mask.ts'
import type { Session } from '../../domain/session.ts'
import { permissionOf } from './permission-of.ts'

export interface ExchangeToExplain {
  readonly exchange: Exchange
  /** All exchanges that the wire keeps, newest last: they tell whose credentials signed. */
  readonly exchanges: readonly Exchange[]
  /** The open sessions. */
  readonly sessions: readonly Session[]
  readonly config: StackConfig
}

export type ExplainedExchange =
  | ExplainedCall
  /** `unknown-signer`: by an identity that the app holds no more. `alike`: two masked identity IDs read the same. */
  | { readonly kind: 'masked'; readonly because: 'unknown-signer' | 'alike' }

/** @returns `undefined` where IAM's decision is no part of the story: another service, or an answer that says nothing of it. */
export function explainExchange(given: ExchangeToExplain): ExplainedExchange | undefined {
  const { exchange, sessions, config } = given
  const { service } = exchange
  if (service !== 'dynamodb' && service !== 's3') return undefined
  if (permissionOf(exchange) === undefined) return undefined
  const session = sessions.find(({ seat }) => seat === exchange.seat)
  if (!session || !isSigner(session, given)) return { kind: 'masked', because: 'unknown-signer' }
  const masks = sessions.map(({ identityId }) => maskIdentityId(identityId))
  if (new Set(masks).size < masks.length) return { kind: 'masked', because: 'alike' }
  const unmasked = (text: string) =>
    sessions.reduce(
      (rest, { identityId }, index) => rest.replaceAll(masks[index] ?? '', identityId),
      text,
    )
  const input =
    service === 's3'
      ? s3Input(unmasked(decodeURIComponent(exchange.url)), config.filesBucket)
      : parsed(unmasked(exchange.request.body))
  if (input === undefined) {
    const problem = service === 's3' ? 'its address names another bucket' : 'its body is no JSON'
    return { kind: 'unexplained', because: 'unreadable', problem }
  }
  return explainCall({
    service,
    operation: exchange.operation,
    input,
    session,
    config,
    now: exchange.startedAt,
    caller: exchange.seat === 'rival' ? 'the rival' : undefined,
  })
}

/** Whether the last credentials that the seat fetched before the exchange were this session's. */
function isSigner(
  { identityId, seat }: Session,
  { exchange, exchanges }: ExchangeToExplain,
): boolean {
  const fetched = exchanges.filter(
    (one) =>
      one.operation === 'GetCredentialsForIdentity' && one.seat === seat && one.aim === undefined,
  )
  const before = fetched.findLast(({ startedAt }) => startedAt <= exchange.startedAt)
  const mask = maskIdentityId(identityId)
  // The wire forgets the oldest. Then the session was the signer if nobody else ever was.
  return before
    ? before.request.body.includes(mask)
    : fetched.every(({ request }) => request.body.includes(mask))
}

/**
 * What a request of S3 says in its address: `http://localhost:4566/bucket/key` or `https://bucket.s3.…/key`. The app's own keys
 * hold neither question marks nor ampersands, so the decoded address can be taken apart.
 *
 * @returns `undefined` where it is not of this bucket.
 */
function s3Input(address: string, Bucket: string | undefined): unknown {
  const [place = '', query = ''] = address.split('?')
  const [, host = '', path = ''] = /^https?:\/\/([^/]*)\/?(.*)$/.exec(place) ?? []
  if (Bucket === undefined) return undefined
  const inHost = host.startsWith(`${Bucket}.`)
  if (!inHost && path !== Bucket && !path.startsWith(`${Bucket}/`)) return undefined
  const Key = inHost ? path : path.slice(Bucket.length + 1)
  const Prefix = /(?:^|&)prefix=([^&]*)/.exec(query)?.[1]
  return { Bucket, ...(Key !== '' && { Key }), ...(Prefix !== undefined && { Prefix }) }
}

/** @returns `undefined` for what is no JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
