/**
 * Fetches the code of pages before they are opened: each when its link is pointed at, all when the player has begun to do
 * something and the browser has nothing to do. Who only looks fetches nothing more.
 */
import { useEffect } from 'react'
import { whenIdle } from '../ui/when-idle.ts'
import { prefetchAllPages } from './prefetch-all-pages.ts'
import { prefetchPage } from './prefetch-page.ts'

export function usePrefetch(): void {
  useEffect(() => {
    const prefetchOf = (element: unknown) => {
      const link = element instanceof Element ? element.closest('a') : null
      if (link?.origin === window.location.origin) prefetchPage(link.pathname)
    }
    const onPointed = ({ target }: Event) => {
      prefetchOf(target)
    }
    // Those that were pointed at before this was listening.
    prefetchOf(document.querySelector('a:hover'))
    prefetchOf(document.activeElement)
    document.addEventListener('pointerover', onPointed)
    document.addEventListener('focusin', onPointed)
    return () => {
      document.removeEventListener('pointerover', onPointed)
      document.removeEventListener('focusin', onPointed)
    }
  }, [])

  useEffect(() => {
    let callOff: (() => void) | undefined
    const onActive = () => {
      callOff ??= whenIdle(() => void prefetchAllPages())
    }
    const options = { once: true, passive: true }
    document.addEventListener('pointerdown', onActive, options)
    document.addEventListener('keydown', onActive, options)
    return () => {
      document.removeEventListener('pointerdown', onActive)
      document.removeEventListener('keydown', onActive)
      callOff?.()
    }
  }, [])
}
