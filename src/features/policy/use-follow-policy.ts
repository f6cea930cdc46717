/**
 * Asks for the config again while the page is in sight: every two seconds from a stack on this machine, whose template may be saved
 * at any moment; elsewhere whenever the player comes back to the page.
 */
import { useEffect } from 'react'

const everyMs = 2_000

export function useFollowPolicy(isLocal: boolean, reload: () => void): void {
  useEffect(() => {
    const reloadInSight = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) reload()
    }
    const timer = isLocal ? setInterval(reloadInSight, everyMs) : undefined
    window.addEventListener('focus', reloadInSight)
    document.addEventListener('visibilitychange', reloadInSight)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', reloadInSight)
      document.removeEventListener('visibilitychange', reloadInSight)
    }
  }, [isLocal, reload])
}
