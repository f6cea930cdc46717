/** The session as server state. Its key stands here and not in a feature, since other features' keys carry its identity. */
import { queryOptions } from '@tanstack/react-query'
import type { Failure } from '../domain/failure.ts'
import type { Seat, Session } from '../domain/session.ts'
import type { SessionHolder } from './contract.ts'

export const sessionKey = (seat: Seat) => ['session', seat] as const

/** Never stale: the holder renews credentials itself and tells when it did. */
export const sessionOptions = (holder: SessionHolder) =>
  queryOptions<Session, Failure, Session, ReturnType<typeof sessionKey>>({
    queryKey: sessionKey(holder.seat),
    queryFn: () => holder.open(),
    staleTime: Infinity,
    gcTime: Infinity,
  })
