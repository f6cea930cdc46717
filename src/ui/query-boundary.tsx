/** Draws a query's loading and failure once, and its data when it is there. A failed refresh keeps the data where it is. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from './failure-notice.tsx'
import { useLastingError } from './use-lasting-error.ts'

export interface QueryBoundaryProps<Data> {
  readonly query: Pick<
    UseQueryResult<Data>,
    'data' | 'error' | 'errorUpdateCount' | 'isFetching' | 'fetchStatus' | 'refetch'
  >
  /** What stands in the data's place until it comes; as high as the data, so that nothing jumps. */
  readonly loading: ReactNode
  readonly children: (data: Data) => ReactNode
}

export function QueryBoundary<Data>({ query, loading, children }: QueryBoundaryProps<Data>) {
  const error = useLastingError(query)
  const retry = () => {
    void query.refetch()
  }
  return (
    <>
      {query.data !== undefined
        ? children(query.data)
        : error === null &&
          (query.fetchStatus === 'paused' ? (
            <p role="status">Waiting for the network…</p>
          ) : (
            loading
          ))}
      {error !== null && (
        <FailureNotice error={error} onRetry={retry} retrying={query.isFetching} />
      )}
    </>
  )
}
