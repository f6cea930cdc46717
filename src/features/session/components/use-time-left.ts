/** How long the session's credentials still last, as words, kept up to date. */
import type { Session } from '../../../domain/session.ts'
import { useNow } from '../../../ui/use-now.ts'

/** `52 min left`, `under a minute left`, `expired`; undefined while there is no session. */
export function useTimeLeft(session: Session | undefined): string | undefined {
  const now = useNow(10_000)
  return session === undefined ? undefined : describeTimeLeft(session.expiresAt, now)
}

export function describeTimeLeft(expiresAt: Date, now: Date): string {
  const leftMs = expiresAt.getTime() - now.getTime()
  if (leftMs <= 0) return 'expired'
  const minutes = Math.floor(leftMs / 60_000)
  return minutes === 0 ? 'under a minute left' : `${String(minutes)} min left`
}
