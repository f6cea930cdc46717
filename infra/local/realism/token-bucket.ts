/** A limit of so many requests a second, with as many at once after a second of rest. */
export interface TokenBucket {
  /** Takes a request in, or says that it is one too many. */
  take(): boolean
}

export interface TokenBucketOptions {
  readonly perSecond: number
  /** Milliseconds, from whenever. */
  readonly now: () => number
}

export function createTokenBucket({ perSecond, now }: TokenBucketOptions): TokenBucket {
  let tokens = perSecond
  let filledAt = now()

  return {
    take() {
      // A clock that was set back gives nothing and takes nothing.
      const elapsedMs = Math.max(0, now() - filledAt)
      filledAt = now()
      tokens = Math.min(perSecond, tokens + (elapsedMs * perSecond) / 1000)
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
