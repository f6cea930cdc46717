/** Fetches again, after an outage, what the page shows as failed. */
import { notifyManager, useQueryClient, type Query } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { isOutage, useRetryWhenBack } from '../ui/use-retry-when-back.ts'

const waiting = {
  type: 'active',
  predicate: ({ state }: Query) => state.fetchStatus === 'idle' && isOutage(state.error),
} as const

export function useQueryRecovery(): void {
  const queryClient = useQueryClient()
  const cache = queryClient.getQueryCache()
  const subscribe = useCallback(
    // Batched, since the cache also tells of queries that are made while something renders.
    (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    [cache],
  )
  const isWaiting = useSyncExternalStore(subscribe, () => cache.findAll(waiting).length > 0)
  useRetryWhenBack(isWaiting, () => {
    void queryClient.refetchQueries(waiting)
  })
}
