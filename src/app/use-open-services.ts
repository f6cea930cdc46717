/** What one stack gives the app: its session, its wire, and ways to save rounds and to send attempts. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAttemptResults } from '../features/break-in/use-attempt-results.ts'
import { useSaveRound } from '../features/scores/api/use-save-round.ts'
import { useRounds, type RoundsState } from '../features/scores/use-rounds.ts'
import { useSession } from '../features/session/api/use-session.ts'
import { useWire } from '../features/wire/api/use-wire.ts'
import { groupTries } from '../features/wire/group-tries.ts'
import { useLastingError } from '../ui/use-lasting-error.ts'
import { servedParts } from './served-parts.tsx'
import type { OpenServices } from './services-state.ts'
import { useQueryRecovery } from './use-query-recovery.ts'

/** Stands inside the stack's providers. @returns The same object while nothing in it changes. */
export function useOpenServices(
  {
    stack,
    config,
    turn,
    reloadConfig,
  }: Pick<OpenServices, 'stack' | 'config' | 'turn' | 'reloadConfig'>,
  kept: RoundsState,
): OpenServices {
  const { data: session, ...sessionQuery } = useSession()
  const hasSessionFailed = useLastingError({ data: session, ...sessionQuery }) !== null
  const exchanges = useWire()
  const commands = useMemo(() => groupTries(exchanges), [exchanges])
  const saveRound = useSaveRound()
  const { all, finish, retry, clear } = useRounds(saveRound, kept)
  const { me } = stack.aws
  const takeovers = useSyncExternalStore(
    useCallback((listener: () => void) => me.subscribe(listener), [me]),
    () => me.takeovers(),
  )
  const [, setRounds] = kept
  useEffect(() => {
    // What the identity before saved stays with it. What it did not save is for the new one.
    if (takeovers > 0)
      setRounds((rounds) => rounds.filter(({ saving }) => saving.state !== 'saved'))
  }, [takeovers, setRounds])
  const { results, send } = useAttemptResults(session?.identityId)
  const sendAndReload = useCallback<typeof send>(
    async (attempt) => {
      await send(attempt)
      reloadConfig()
    },
    [send, reloadConfig],
  )
  useQueryRecovery()
  return useMemo(
    () => ({
      stack,
      config,
      turn,
      session,
      hasSessionFailed,
      takeovers,
      exchanges,
      commands,
      rounds: { all, finish, retry, clear },
      sending: { results, send: sendAndReload },
      reloadConfig,
      parts: servedParts,
    }),
    [
      stack,
      config,
      turn,
      session,
      hasSessionFailed,
      takeovers,
      exchanges,
      commands,
      all,
      finish,
      retry,
      clear,
      results,
      sendAndReload,
      reloadConfig,
    ],
  )
}
