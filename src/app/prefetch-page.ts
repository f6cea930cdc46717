/** Fetches the code of pages ahead, each with the part that shows it. */
import { lazyPart } from '../ui/lazy-part.tsx'
import { pageOf, pages } from './lazy-pages.ts'

/** Every page but Play. */
export const Pages = lazyPart(async () => (await import('./stack-pages.tsx')).Pages)

/** Fetches the code of the page at a path, where it has one of its own. */
export function prefetchPage(path: string): void {
  const page = pageOf(path)
  if (page === '') return
  void Pages.prefetch()
  void pages[page]?.prefetch()
}

/** Fetches the code of all pages, one after the other, and what renews a session: it must not miss when it is due. */
export async function prefetchAllPages(): Promise<void> {
  for (const page of [Pages, ...Object.values(pages)]) await page.prefetch()
  await import('../aws/cognito.ts').catch(() => undefined)
}
