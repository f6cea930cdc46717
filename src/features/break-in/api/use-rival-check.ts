/** Lets the rival look at their own partition, with the rival's credentials, after the attempts. */
import { useMutation } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { Failure } from '../../../domain/failure.ts'
import type { GameScore } from '../../../domain/game-score.ts'

export function useRivalCheck() {
  const { attempts } = useAws()
  return useMutation<readonly GameScore[], Failure>({
    mutationFn: () => attempts.rivalChecksOwnPartition(),
  })
}
