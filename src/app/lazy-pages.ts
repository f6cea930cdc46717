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

/** By the first part of their address. */
export const pages: Readonly<Record<string, { readonly prefetch: () => Promise<void> }>> = {
  'break-in': BreakInPage,
  lab: LabPage,
  policy: PolicyPage,
  session: SessionPage,
}

/** `break-in` of `/break-in/scan/rival`; empty for Play. */
export function pageOf(path: string): string {
  return path.split('/')[1] ?? ''
}
