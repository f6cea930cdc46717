/**
 * The first session, from the calls that were sent ahead: recorded as they were sent, and read without a client. Anything
 * but two good answers is left to the SDK, which is given them in its turn, and knows errors and when to try again.
 */
import type { CallAhead, HeadStart } from './head-start.ts'
import type { WireRecorder } from './wire-recorder.ts'

/** Credentials as Cognito's SDK client gives them. */
export interface AnsweredCredentials {
  readonly AccessKeyId?: string | undefined
  readonly SecretKey?: string | undefined
  readonly SessionToken?: string | undefined
  readonly Expiration?: Date | undefined
}

export interface SessionAhead {
  readonly identityId: string
  readonly credentials: AnsweredCredentials
}

/** @returns `undefined` where there is none, or it was taken before. */
export async function takeSessionAhead(
  headStart: HeadStart | undefined,
  recorder: Pick<WireRecorder, 'recordAhead'>,
): Promise<SessionAhead | undefined> {
  const session = await headStart?.takeSession()
  if (session === undefined) return undefined
  const answers: unknown[] = []
  for (const call of session.calls) answers.push(await recordedAnswer(call, recorder))
  return { identityId: session.identityId, credentials: credentialsIn(answers.at(-1)) }
}

async function recordedAnswer(
  call: CallAhead,
  { recordAhead }: Pick<WireRecorder, 'recordAhead'>,
): Promise<unknown> {
  const body = await recordAhead('me', 'cognito-identity', call)
  return JSON.parse(new TextDecoder().decode(body))
}

/** What is missing, the session holder says. AWS's JSON has times in seconds. */
function credentialsIn(answer: unknown): AnsweredCredentials {
  const { Credentials = {} } = answer as {
    readonly Credentials?: Omit<AnsweredCredentials, 'Expiration'> & { Expiration?: number }
  }
  const { Expiration, ...keys } = Credentials
  return { ...keys, Expiration: Expiration === undefined ? undefined : new Date(Expiration * 1000) }
}
