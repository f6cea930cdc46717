/** The rival: a second, real identity with a score of its own. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAws } from '../../../aws/aws-context.tsx'
import type { AttemptRunner, PreparedRival } from '../../../aws/contract.ts'
import type { Failure } from '../../../domain/failure.ts'

/** Once a visit: what the partition held before the attempts must not be fetched again after them. */
export const rivalOptions = (attempts: AttemptRunner) =>
  queryOptions<PreparedRival, Failure, PreparedRival, readonly ['rival']>({
    queryKey: ['rival'],
    queryFn: () => attempts.prepareRival(),
    staleTime: Infinity,
    gcTime: Infinity,
  })

/**
 * The rival, so that there is something to be after. Where IAM denied them their item, it is asked again before each
 * attempt, since somebody is changing the policy; the attempt goes out whatever comes of that.
 */
export async function rivalBeforeAttempt(queryClient: QueryClient, attempts: AttemptRunner) {
  const options = rivalOptions(attempts)
  const before = queryClient.getQueryData(options.queryKey)
  if (!before?.denied) return queryClient.query({ ...options, staleTime: 'static' })
  return queryClient.query({ ...options, staleTime: 0 }).catch(() => before)
}

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
