/** Leaves work for when the browser has nothing else to do: what was asked for first goes first. */

/** For browsers that do not tell when they are idle: Safari. */
const guessMs = 200

/**
 * @param atLatestMs When it is done though the browser was never idle. Default: 0, never.
 * @returns Calls it off.
 */
export function whenIdle(work: () => void, atLatestMs = 0): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, guessMs)
    return () => {
      clearTimeout(timer)
    }
  }
  const handle = window.requestIdleCallback(work, { timeout: atLatestMs })
  return () => {
    window.cancelIdleCallback(handle)
  }
}
