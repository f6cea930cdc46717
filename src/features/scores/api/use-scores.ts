/** The player's own scores. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { GameScoresTable } from '../../../aws/contract.ts'
import { sessionOptions } from '../../../aws/session-query.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { GameScore } from '../../../domain/game-score.ts'

/** @param identityId `undefined` while there is none, because the session could not be opened. */
export const listScoresOptions = (table: GameScoresTable, identityId: string | undefined) =>
  queryOptions<readonly GameScore[], Failure>({
    queryKey: ['scores', identityId ?? 'no identity'],
    queryFn: () => table.listOwnPartition(),
  })

/** Pending until the session is open. Where it cannot be opened, its failure shows here too; `refetch` tries both again. */
export function useScores() {
  const { me, scores } = useAws()
  const session = useQuery(sessionOptions(me))
  return useQuery({
    ...listScoresOptions(scores, session.data?.identityId),
    enabled: !session.isPending,
  })
}
