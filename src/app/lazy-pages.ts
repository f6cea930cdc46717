/**
 * The pages that are not in the app's first file, by the first part of their address. Play is: most visits begin there.
 */
import { lazyPart } from '../ui/lazy-part.tsx'

export const BreakInPage = lazyPart(async () => {
  return (await import('./pages/break-in-page.tsx')).BreakInPage
})

export const LabPage = lazyPart(async () => {
  return (await import('./pages/lab-page.tsx')).LabPage
})

export const PolicyPage = lazyPart(async () => {
  return (await import('./pages/policy-page.tsx')).PolicyPage
})

export const SessionPage = lazyPart(async () => {
  return (await import('./pages/session-page.tsx')).SessionPage
})

/** Every part in every state; in development only, so that the built app carries none of it. */
export const DesignPage = import.meta.env.DEV
  ? lazyPart(async () => (await import('./design/design-page.tsx')).DesignPage)
  : undefined

const pages: Readonly<Record<string, { readonly prefetch: () => Promise<void> }>> = {
  'break-in': BreakInPage,
  lab: LabPage,
  policy: PolicyPage,
  session: SessionPage,
}

/** `break-in` of `/break-in/scan/rival`; empty for Play. */
export function pageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** Fetches the code of the page at a path, where it has one of its own. */
export async function prefetchPage(path: string): Promise<void> {
  await pages[pageOf(path)]?.prefetch()
}

/** Fetches the code of all pages, one after the other, and what renews a session: it must not miss when it is due. */
export async function prefetchAllPages(): Promise<void> {
  for (const page of Object.values(pages)) await page.prefetch()
  await import('../aws/cognito.ts').catch(() => undefined)
}
