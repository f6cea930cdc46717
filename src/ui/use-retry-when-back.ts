/**
 * Goes on by itself after an outage: tries again as soon as the network is back, when the window gets the focus, and
 * every few seconds where nothing answered although there is a network.
 */
import { useEffect, useEffectEvent } from 'react'
import { Failure } from '../domain/failure.ts'

const pollMs = 3_000

/** Whether nothing answered, so that the same request may well pass a moment later. */
export function isOutage(error: unknown): boolean {
  return error instanceof Failure && (error.kind === 'unreachable' || error.kind === 'offline')
}

/**
 * @param isWaiting Whether something failed by an outage and waits to be tried again.
 * @param retry Tries all of it again; called while `isWaiting` only.
 */
export function useRetryWhenBack(isWaiting: boolean, retry: () => void): void {
  const onDue = useEffectEvent(retry)
  useEffect(() => {
    if (!isWaiting) return
    const now = () => {
      if (!document.hidden) onDue()
    }
    // Without a network there is nothing to poll; `online` ends that.
    const timer = setInterval(() => {
      if (navigator.onLine) now()
    }, pollMs)
    const back = () => {
      onDue()
    }
    const listening = new AbortController()
    window.addEventListener('online', back, listening)
    window.addEventListener('focus', now, listening)
    document.addEventListener('visibilitychange', now, listening)
    return () => {
      clearInterval(timer)
      listening.abort()
    }
  }, [isWaiting])
}
