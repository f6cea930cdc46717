/**
 * Owns one identity: remembers its ID, opens and renews its credentials, and heals an ID that Cognito no longer takes.
 *
 * The SDK's pool provider does the last two badly: it keeps a stale ID in its closure, memoizes credentials for each
 * client, and loads a Cognito client of its own. So we ask Cognito ourselves, and all clients share one memory of the
 * answer.
 */
import { Failure } from '../domain/failure.ts'
import type { Seat, Session } from '../domain/session.ts'
import type { Cognito } from './cognito.ts'
import type { CallerIdentity } from './contract.ts'
import { failureFromSdk } from './failure-from-sdk.ts'
import type { IdentityMemory } from './identity-memory.ts'
import type { AnsweredCredentials, SessionAhead } from './session-ahead.ts'
import type {
  Credentials,
  SharedCredentials,
  SigningSessionHolder,
} from './signing-session-holder.ts'
import { withFreshCredentials } from './with-fresh-credentials.ts'

export interface SessionHolderOptions {
  readonly seat: Seat
  readonly identityPoolId: string
  readonly cognito: () => Promise<Cognito>
  /** The session that was asked for before there was a client, once. */
  readonly takeAhead?: () => Promise<SessionAhead | undefined>
  readonly memory: IdentityMemory
  readonly now: () => Date
  /** Called each time that Cognito says that there is no such pool. */
  readonly onPoolGone: () => void
  readonly askWhoIAm: (credentials: SharedCredentials) => Promise<CallerIdentity>
}

interface Opened {
  readonly session: Session
  readonly credentials: Credentials
  readonly renewAt: number
}

/** Cognito's credentials last an hour. */
const renewBeforeExpiryMs = 5 * 60_000
/** However wrong the clock of this computer is, credentials are not renewed more often than this. */
const shortestUseMs = 60_000

export function createSessionHolder(options: SessionHolderOptions): SigningSessionHolder {
  const { seat, memory, now } = options
  const listeners = new Set<(session: Session | undefined) => void>()
  let current: Opened | undefined
  let opening: Promise<Opened> | undefined
  /** Counts `forget`, here and in other tabs, so that an opening under way then does not bring the identity back. */
  let forgotten = 0
  let wasAsked = false
  let told: string | undefined
  let isChangedElsewhere = false
  let takeovers = 0

  memory.watch(() => {
    drop()
    isChangedElsewhere = true
    // The tab that forgot the identity asks for the new one; this one follows.
    if (wasAsked && memory.read() !== undefined) openNow().catch(() => undefined)
  })

  function drop() {
    forgotten += 1
    current = undefined
    opening = undefined
  }

  async function openNow(): Promise<Opened> {
    wasAsked = true
    if (current && now().getTime() < current.renewAt) return current
    const shared = (opening ??= start(forgotten).finally(() => {
      if (opening === shared) opening = undefined
    }))
    return shared
  }

  async function start(generation: number): Promise<Opened> {
    try {
      const opened = await openIdentity(generation)
      if (generation !== forgotten) return await openNow()
      current = opened
      const { identityId } = opened.session
      if (isChangedElsewhere && told !== undefined && told !== identityId) takeovers += 1
      isChangedElsewhere = false
      told = identityId
      tell(opened.session)
      return opened
    } catch (error) {
      throw failureFromSdk(error)
    }
  }

  async function openIdentity(generation: number): Promise<Opened> {
    const known = memory.read()
    const ahead = await options.takeAhead?.()
    // Another tab may have been quicker meanwhile.
    const remembered = known ?? memory.read()
    if (ahead && (remembered ?? ahead.identityId) === ahead.identityId) {
      const opened = openedWith(ahead.identityId, ahead.credentials)
      if (generation === forgotten) memory.write(ahead.identityId)
      return opened
    }
    if (remembered !== undefined) {
      try {
        return await openCredentials(remembered)
      } catch (error) {
        if (!isStaleIdentity(error)) throw error
      }
    }
    // Tabs in the same need ask one after the other, and all but the first find what that one got.
    return await memory.alone(remembered, async () => {
      const found = memory.readAgain()
      const isOthers = found !== undefined && found !== remembered
      const identityId = isOthers ? found : await askForIdentity()
      try {
        const opened = await openCredentials(identityId)
        if (isOthers) isChangedElsewhere = true
        else if (generation === forgotten) memory.write(identityId)
        return opened
      } catch (error) {
        if (!isStaleIdentity(error)) throw error
        throw new Failure('identity-gone', failureFromSdk(error).message, { cause: error })
      }
    })
  }

  async function askForIdentity(): Promise<string> {
    const identityId = await identityFromCognito()
    if (identityId !== undefined) return identityId
    throw new Failure('unexpected', 'Cognito answered GetId without an identity ID.')
  }

  async function identityFromCognito(): Promise<string | undefined> {
    try {
      const cognito = await options.cognito()
      return await cognito.getId(options.identityPoolId)
    } catch (error) {
      // GetId names nothing but the pool, so it is the pool that was not found.
      const failure = failureFromSdk(error)
      if (failure.code !== 'ResourceNotFoundException') throw failure
      options.onPoolGone()
      const { code, message, status, requestId } = failure
      throw new Failure('pool-gone', message, {
        code,
        ...(status !== undefined && { status }),
        ...(requestId !== undefined && { requestId }),
        cause: error,
      })
    }
  }

  async function openCredentials(identityId: string): Promise<Opened> {
    const cognito = await options.cognito()
    return openedWith(identityId, await cognito.getCredentials(identityId))
  }

  function openedWith(identityId: string, answered: AnsweredCredentials | undefined): Opened {
    const credentials = credentialsFrom(answered)
    const { expiration } = credentials
    return {
      session: { seat, identityId, access: 'guest', expiresAt: expiration },
      credentials,
      renewAt: Math.max(
        expiration.getTime() - renewBeforeExpiryMs,
        now().getTime() + shortestUseMs,
      ),
    }
  }

  function tell(session: Session | undefined) {
    for (const listener of listeners) listener(session)
  }

  const credentials = Object.assign(async () => (await openNow()).credentials, {
    memoized: true as const,
  })

  const holder: SigningSessionHolder = {
    seat,
    credentials,
    open: async () => (await openNow()).session,
    async renew(refused) {
      if (current?.session === refused) current = undefined
      return (await openNow()).session
    },
    forget() {
      drop()
      told = undefined
      memory.forget()
      tell(undefined)
    },
    takeovers: () => takeovers,
    whoAmI: () => withFreshCredentials(holder, () => options.askWhoIAm(credentials)),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
  return holder
}

/** @throws Failure where the answer lacks a part; the SDK does not check that. */
function credentialsFrom(answered: AnsweredCredentials | undefined): Credentials {
  const { AccessKeyId, SecretKey, SessionToken, Expiration } = answered ?? {}
  if (!AccessKeyId || !SecretKey || !SessionToken || !Expiration) {
    throw new Failure('unexpected', 'Cognito sent credentials that are not complete.')
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  }
}

/**
 * Whether Cognito no longer takes the identity: its pool was deleted or reset, the ID is garbage, or it belongs to
 * somebody who signs in. NotAuthorizedException also says that a pool takes no guests, which a new identity would not
 * heal, and only the message tells them apart.
 *
 * @see https://github.com/aws-amplify/amplify-js/issues/5696 "Access to Identity '…' is forbidden."
 * @see https://github.com/aws-amplify/amplify-js/issues/2443 "Logins don't match. …"
 */
function isStaleIdentity(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  switch (error.name) {
    case 'ResourceNotFoundException':
    case 'ValidationException':
    case 'InvalidParameterException':
      return true
    case 'NotAuthorizedException':
      return /is forbidden|^Logins don't match/.test(error.message)
    default:
      return false
  }
}
