/**
 * Asks Cognito for the player's credentials while the SDK is still being fetched. Both calls are public and unsigned, so
 * they need nothing of it. When the SDK comes to make the same calls, it is given these answers, once; where one failed,
 * its own retry goes on from there.
 */
import type { Seat } from '../domain/session.ts'
import { identityKey } from './identity-key.ts'

/** A call that was sent ahead, as it was sent. */
export interface CallAhead {
  /** `https://cognito-identity.us-west-2.amazonaws.com/` */
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly startedAt: Date
  readonly answer: Promise<AnswerAhead>
}

export interface AnswerAhead {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
  readonly arrivedAt: Date
}

export interface HeadStart {
  /** The player's session, once: when all its calls were answered well, and nobody took one of them before. */
  takeSession(): Promise<SentSession | undefined>
  /**
   * The call for the same operation with the same input, if it was sent ahead and nobody took it yet.
   *
   * @param target `AWSCognitoIdentityService.GetId`
   * @param body JSON
   */
  take(seat: Seat, target: string, body: string): CallAhead | undefined
}

export interface SentSession {
  readonly identityId: string
  /** In the order in which they were sent. The last asks for credentials. */
  readonly calls: readonly CallAhead[]
}

export interface HeadStartOptions {
  /** `config.json` as it came; what is wrong with it, others say. */
  readonly config: Promise<unknown>
  readonly storage: Storage | undefined
  /** `navigator.locks`: of the tabs of a new browser, one asks for an identity. Absent where the page is not secure. */
  readonly locks?: Pick<LockManager, 'request'> | undefined
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => Date
}

/** As long as the SDK's clients wait. */
const timeoutMs = 10_000

export function startAhead(options: HeadStartOptions): HeadStart {
  const { config, storage, locks, fetch = globalThis.fetch, now = () => new Date() } = options
  const calls = new Map<string, CallAhead>()

  function send(url: string, operation: string, input: Record<string, string>): CallAhead {
    const target = `AWSCognitoIdentityService.${operation}`
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
    const body = JSON.stringify(input)
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = fetch(url, { method: 'POST', headers, body, signal }).then(async (response) => ({
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
      arrivedAt: now(),
    }))
    // Who takes it learns of it.
    answer.catch(() => undefined)
    const call = { url, body, headers, startedAt: now(), answer }
    calls.set(keyOf(target, body), call)
    return call
  }

  async function start(): Promise<string | undefined> {
    const stack = await config
    const poolId = textOf(stack, 'identityPoolId')
    const region = textOf(stack, 'region')
    if (!poolId || !region) return undefined
    const url = textOf(stack, 'endpoint') ?? `https://cognito-identity.${region}.amazonaws.com/`
    const key = identityKey(poolId, 'me')
    const remembered = () => storage?.getItem(key)
    const open = async () => {
      const known = remembered()
      const identityId = known ?? (await identityIn(send(url, 'GetId', { IdentityPoolId: poolId })))
      if (!identityId) return undefined
      const { answer } = send(url, 'GetCredentialsForIdentity', { IdentityId: identityId })
      // Before the lock opens: another tab waits for it.
      if (!known && (await answer).statusCode === 200) storage?.setItem(key, identityId)
      return identityId
    }
    // Where the browser forbids storage, tabs have nothing to tell each other, and it refuses the lock as well.
    if (!storage || !locks || remembered()) return open()
    // Where another tab asks already, there is no head start: what it gets may be used as well.
    return locks.request(key, { ifAvailable: true }, (lock) => (lock ? open() : undefined))
  }
  // Without a head start it only takes longer.
  const started = start().catch(() => undefined)

  return {
    async takeSession() {
      const identityId = await started
      const sent = [...calls.values()]
      const answers = await Promise.all(sent.map(({ answer }) => answer.catch(() => undefined)))
      const isGood = answers.every((answer) => answer?.statusCode === 200)
      const isWhole = sent.length > 0 && calls.size === sent.length
      if (identityId === undefined || !isGood || !isWhole) return undefined
      calls.clear()
      return { identityId, calls: sent }
    },
    take(seat, target, body) {
      if (seat !== 'me') return undefined
      const key = keyOf(target, body)
      const call = calls.get(key)
      calls.delete(key)
      return call
    },
  }
}

async function identityIn({ answer }: CallAhead): Promise<string | undefined> {
  const { statusCode, body } = await answer
  if (statusCode !== 200) return undefined
  return textOf(JSON.parse(new TextDecoder().decode(body)), 'IdentityId')
}

function keyOf(target: string, body: string): string {
  return `${target} ${body}`
}

function textOf(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const text = (value as Readonly<Record<string, unknown>>)[field]
  return typeof text === 'string' ? text : undefined
}
