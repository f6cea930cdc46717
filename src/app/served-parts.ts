/** What shows the services: it comes with the part of the app that talks to AWS. */
import { lazyPart } from '../ui/lazy-part.tsx'

const part = () => import('./services-part.tsx')

export const Pages = lazyPart(async () => (await part()).Pages)
export const PlayServices = lazyPart(async () => (await part()).PlayServices)
export const ThemeButton = lazyPart(async () => (await part()).ThemeButton)
export const BadgeFace = lazyPart(async () => (await part()).BadgeFace)
export const WireOfStack = lazyPart(async () => (await part()).WireOfStack)
export const News = lazyPart(async () => (await part()).News)

/**
 * Has all of them there by the time that there is something to show. What suspends React shows only when its placeholder
 * stood for 300 ms, however soon it came.
 */
export function prefetchServedParts(): void {
  for (const one of [Pages, PlayServices, ThemeButton, BadgeFace, WireOfStack, News])
    void one.prefetch()
}
