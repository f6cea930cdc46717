/** The present, passed in so that tests own time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
