/** The rival: a second, real identity with a score of its own. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAws } from '../../../aws/aws-context.tsx'
import type { AttemptRunner } from '../../../aws/contract.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { GameScore } from '../../../domain/game-score.ts'
import type { Session } from '../../../domain/session.ts'

export interface PreparedRival {
  readonly session: Session
  /** The rival's partition before anything was tried. */
  readonly scores: readonly GameScore[]
}

/** Once a visit: what the partition held before the attempts must not be fetched again after them. */
export const rivalOptions = (attempts: AttemptRunner) =>
  queryOptions<PreparedRival, Failure, PreparedRival, readonly ['rival']>({
    queryKey: ['rival'],
    queryFn: () => attempts.prepareRival(),
    staleTime: Infinity,
    gcTime: Infinity,
  })

/** Opens the rival on first use. A rival that healed into another identity is prepared anew. */
export function useRival() {
  const { attempts, rival } = useAws()
  const queryClient = useQueryClient()
  useEffect(() => {
    const { queryKey } = rivalOptions(attempts)
    return rival.subscribe((session) => {
      const prepared = queryClient.getQueryData(queryKey)
      if (prepared && session && prepared.session.identityId !== session.identityId) {
        void queryClient.invalidateQueries({ queryKey })
      }
    })
  }, [attempts, queryClient, rival])
  return useQuery(rivalOptions(attempts))
}
