/** Draws a query's loading and failure once, and its data when it is there. A failed refresh keeps the data in sight. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from './failure-notice.tsx'

export interface QueryBoundaryProps<Data> {
  readonly query: Pick<
    UseQueryResult<Data>,
    'data' | 'error' | 'isFetching' | 'fetchStatus' | 'refetch'
  >
  /** What stands in the data's place until it comes; as high as the data, so that nothing jumps. */
  readonly loading: ReactNode
  readonly children: (data: Data) => ReactNode
}

export function QueryBoundary<Data>({ query, loading, children }: QueryBoundaryProps<Data>) {
  const retry = () => {
    void query.refetch()
  }
  return (
    <>
      {query.error !== null && (
        <FailureNotice error={query.error} onRetry={retry} retrying={query.isFetching} />
      )}
      {query.data !== undefined
        ? children(query.data)
        : query.error === null &&
          (query.fetchStatus === 'paused' ? (
            <p role="status">Waiting for the network…</p>
          ) : (
            loading
          ))}
    </>
  )
}
