/** Runs a call once more, with new credentials, where AWS refuses the ones it was signed with. */
import type { Session } from '../domain/session.ts'
import { failureFromSdk } from './failure-from-sdk.ts'
import type { SigningSessionHolder } from './signing-session-holder.ts'

/**
 * The SDK does not repeat ExpiredTokenException or UnrecognizedClientException, since the same credentials would fail
 * again. Nothing was done for a request that was refused so, hence repeating it is safe for writes as well.
 *
 * @param call Gets the session anew each time: healing may have given it another identity.
 * @throws Failure
 */
export async function withFreshCredentials<Result>(
  holder: SigningSessionHolder,
  call: (session: Session) => Promise<Result>,
): Promise<Result> {
  try {
    const session = await holder.open()
    try {
      return await call(session)
    } catch (error) {
      if (failureFromSdk(error).kind !== 'expired') throw error
      return await call(await holder.renew(session))
    }
  } catch (error) {
    throw failureFromSdk(error)
  }
}
