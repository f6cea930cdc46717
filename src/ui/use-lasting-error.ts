/**
 * A query's error, kept in sight while the query is tried again: the query itself forgets it as soon as it fetches, and
 * what is tried every few seconds would flicker.
 */
import { useState } from 'react'

export interface FailingQuery<QueryError> {
  readonly data: unknown
  readonly error: QueryError | null
  readonly errorUpdateCount: number
}

/** `null` where the query never failed, or gave data since. */
export function useLastingError<QueryError>(query: FailingQuery<QueryError>): QueryError | null {
  const { data, error, errorUpdateCount } = query
  const [last, setLast] = useState(error)
  if (error !== null && error !== last) setLast(error)
  // A query for another key never failed, whatever the one before it did.
  return error ?? (data === undefined && errorUpdateCount > 0 ? last : null)
}
