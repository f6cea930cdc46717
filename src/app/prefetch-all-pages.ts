/** Fetches the code of every page ahead. */
import { pages } from './lazy-pages.ts'
import { Pages } from './prefetch-page.ts'

/** One page after the other, and what renews a session: it must not miss when it is due. */
export async function prefetchAllPages(): Promise<void> {
  for (const page of [Pages, ...Object.values(pages)]) await page.prefetch()
  await import('../aws/cognito.ts').catch(() => undefined)
}
