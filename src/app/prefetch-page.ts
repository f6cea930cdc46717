/** Fetches the code of a page ahead, with the part that shows it. */
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
