/**
 * Counts a finished round. Saving the same round again counts nothing twice, so a failed save may be repeated. A plain
 * call: who makes it keeps what became of each round.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useAws } from '../../../aws/aws-context.tsx'
import type { SaveRound } from '../use-rounds.ts'

export function useSaveRound(): SaveRound {
  const { scores } = useAws()
  const queryClient = useQueryClient()
  return useCallback(
    async (round) => {
      const saved = await scores.saveRound(round)
      // Not awaited: the round is saved, whether or not the list can be fetched.
      void queryClient.invalidateQueries({ queryKey: ['scores'] })
      return saved
    },
    [scores, queryClient],
  )
}
