/** The locks that the tabs of one browser share, in memory: one work after the other for each name. */
export function createTabLocks(): Pick<LockManager, 'request'> {
  const ends = new Map<string, Promise<unknown>>()
  const request = (name: string, ...rest: readonly [Options, Work] | readonly [Work]) => {
    const [{ ifAvailable = false }, work] = rest.length === 2 ? rest : [{}, rest[0]]
    const end = ends.get(name)
    if (end && ifAvailable) return Promise.resolve(work(null))
    const done = (end ?? Promise.resolve()).then(() => work({ name, mode: 'exclusive' }))
    const over = done
      .catch(() => undefined)
      .then(() => {
        if (ends.get(name) === over) ends.delete(name)
      })
    ends.set(name, over)
    return done
  }
  // The browser's has more options, which the app does not use.
  return { request: request }
}

type Work = (lock: Lock | null) => unknown

interface Options {
  readonly ifAvailable?: boolean
}
