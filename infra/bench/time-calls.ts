/** Times a function that takes microseconds, call by call. */
import { percentile } from './statistics.ts'

export interface CallTimes {
  readonly p50: number
  readonly p99: number
}

export interface TimedCalls {
  /** Called with 0, 1, 2…: so that each call can have its own input. */
  readonly call: (nth: number) => unknown
  readonly times: number
}

/** In microseconds. A promise is waited for. What the clock itself takes is in it: some tens of nanoseconds. */
export async function timeCalls({ call, times }: TimedCalls): Promise<CallTimes> {
  const samples = new Float64Array(times)
  for (let nth = 0; nth < times; nth++) {
    const before = process.hrtime.bigint()
    const result = call(nth)
    if (result instanceof Promise) await result
    samples[nth] = Number(process.hrtime.bigint() - before) / 1000
  }
  return { p50: percentile(samples, 50), p99: percentile(samples, 99) }
}

/**
 * Warms both up, then times them in turn, round by round.
 *
 * @returns The rounds of each, in the order given.
 */
export async function timeInTurn<Name extends string>(
  calls: Readonly<Record<Name, TimedCalls['call']>>,
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<Readonly<Record<Name, readonly CallTimes[]>>> {
  const entries = Object.entries(calls) as [Name, TimedCalls['call']][]
  const results = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<
    Name,
    CallTimes[]
  >
  for (const [, call] of entries) await timeCalls({ call, times })
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of entries) results[name].push(await timeCalls({ call, times }))
  }
  return results
}
