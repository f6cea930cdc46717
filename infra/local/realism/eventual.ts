/** A value whose changes take their time until they count, as IAM's do. */

export interface Eventual<Value> {
  /** What counts now. */
  current(): Value
  /** Changes it, to count some time later. Changes come into force in the order in which they were made. */
  change(next: Value): void
}

export interface EventualOptions {
  /** Milliseconds, from whenever. */
  readonly now: () => number
  /** How long the next change takes. */
  readonly nextDelayMs: () => number
}

/** @param initial Counts at once. */
export function createEventual<Value>(
  initial: Value,
  { now, nextDelayMs }: EventualOptions,
): Eventual<Value> {
  let current = initial
  const coming: { readonly value: Value; readonly at: number }[] = []

  return {
    current() {
      for (let next = coming[0]; next !== undefined && next.at <= now(); next = coming[0]) {
        current = next.value
        coming.shift()
      }
      return current
    },
    change(value) {
      coming.push({ value, at: Math.max(now() + nextDelayMs(), coming.at(-1)?.at ?? 0) })
    },
  }
}
