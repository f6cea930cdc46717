/** Counts a finished round. Saving the same round again counts nothing twice, so a failed save may be repeated. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { GameScoresTable } from '../../../aws/contract.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { FinishedRound } from '../../../domain/game-score.ts'

type SavedRound = Awaited<ReturnType<GameScoresTable['saveRound']>>

export function useSaveRound() {
  const { scores } = useAws()
  const queryClient = useQueryClient()
  return useMutation<SavedRound, Failure, FinishedRound>({
    mutationFn: (round) => scores.saveRound(round),
    onSuccess: () => {
      // Not awaited: the round is saved, whether or not the list can be fetched.
      void queryClient.invalidateQueries({ queryKey: ['scores'] })
    },
  })
}
