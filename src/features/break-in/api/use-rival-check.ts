/** Lets the rival look at what is theirs, with the rival's credentials, after the attempts. */
import { useMutation } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { RivalFiles } from '../../../aws/contract.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { GameScore } from '../../../domain/game-score.ts'

export interface RivalsFindings {
  /** Their partition now. */
  readonly scores: readonly GameScore[]
  /** Their files, before and now; absent while nobody was after them. `denied` where IAM kept one from being put there. */
  readonly files: RivalFiles | 'denied' | undefined
}

export function useRivalCheck() {
  const { attempts } = useAws()
  return useMutation<RivalsFindings, Failure>({
    mutationFn: async () => {
      const [scores, files] = await Promise.all([
        attempts.rivalChecksOwnPartition(),
        attempts.rivalChecksOwnFiles(),
      ])
      return { scores, files }
    },
  })
}
