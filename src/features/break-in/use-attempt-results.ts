/**
 * Sends attempts, each on yourself and on the rival, and keeps what came of them for this visit. Lives above the pages;
 * results of an identity that was forgotten or healed away are not shown for the next one.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useAws } from '../../aws/aws-context.tsx'
import type { Aim, Attempt, Outcome } from '../../domain/attempt.ts'
import { Failure } from '../../domain/failure.ts'
import { rivalBeforeAttempt } from './api/use-rival.ts'
import type { AttemptResults, SentAttempt } from './attempt-results.ts'

const noResults: AttemptResults = {}

export interface SendingAttempts {
  readonly results: AttemptResults
  /** Resolves when both answers are there. */
  readonly send: (attempt: Attempt) => Promise<void>
}

/** @param ownIdentityId Whose results are shown. `undefined` while the session opens. */
export function useAttemptResults(ownIdentityId: string | undefined): SendingAttempts {
  const { attempts } = useAws()
  const queryClient = useQueryClient()
  const [results, setResults] = useState(noResults)
  const [owner, setOwner] = useState(ownIdentityId)
  if (ownIdentityId !== undefined && ownIdentityId !== owner) {
    setOwner(ownIdentityId)
    // What was sent while the first session still opened is this player's own.
    if (owner !== undefined) setResults(noResults)
  }

  const send = useCallback(
    async (attempt: Attempt) => {
      const note = (aim: Aim, sent: SentAttempt | undefined) => {
        setResults((previous) => {
          const before = previous[attempt.id]
          const outcome = sent?.outcome ?? before?.[aim]?.outcome
          const noted = sent && { ...sent, ...(outcome && { outcome }) }
          return { ...previous, [attempt.id]: { ...before, [aim]: noted } }
        })
      }
      note('own', { state: 'sending' })
      note('rival', { state: 'sending' })
      try {
        // First the rival and what they have: the check afterwards compares with it.
        await rivalBeforeAttempt(queryClient, attempts)
      } catch {
        // The page shows the rival's failure, with a way to try again.
        note('own', undefined)
        note('rival', undefined)
        return
      }
      const sendTo = async (aim: Aim) => {
        const outcome = await attempts.run(attempt, aim).catch(outcomeOfFailure)
        note(aim, { state: 'answered', outcome })
      }
      await Promise.all([sendTo('rival'), sendTo('own')])
    },
    [attempts, queryClient],
  )

  return { results, send }
}

function outcomeOfFailure(error: unknown): Outcome {
  const failure = error instanceof Failure ? error : undefined
  return {
    kind: 'failed',
    code: failure?.code,
    message: error instanceof Error ? error.message : String(error),
    status: failure?.status,
    exchangeId: undefined,
    ...(failure && { failure: failure.kind }),
  }
}
