/** The exchange that the page speaks of: that of the result which its address names. */
import type { SendingAttempts } from '../features/break-in/use-attempt-results.ts'

/** @returns Its ID. `undefined` where the page is about no one exchange. */
export function exchangeInView(
  pathname: string,
  results: SendingAttempts['results'],
): string | undefined {
  const [, page, attemptId = '', aim] = pathname.split('/')
  if (page !== 'break-in' || (aim !== 'own' && aim !== 'rival')) return undefined
  return results[attemptId]?.[aim]?.outcome?.exchangeId
}
