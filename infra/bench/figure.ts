/** One line of the bench's result: what was measured, against what, and whether that is good enough. */
import { median } from './statistics.ts'

export interface Figure {
  /** `throughput`; as on the command line. */
  readonly part: string
  readonly name: string
  readonly unit: string
  /** Median of the rounds. */
  readonly value: number
  /** Of each round, in order. */
  readonly rounds: readonly number[]
  readonly reference?: Reference
  /** Absent for a figure that is there to be known, not to be met. */
  readonly goal?: Goal
  readonly note?: string
}

export interface Reference {
  readonly name: string
  readonly value: number
  /** Median of the rounds' own ratios, value to reference, so that a machine that slows down between rounds counts less. */
  readonly ratio: number
}

export interface Goal {
  /** What is held against the limit: the value itself, or its ratio to the reference. */
  readonly of: 'value' | 'ratio'
  readonly atLeast?: number
  readonly atMost?: number
}

export interface Measured {
  readonly part: string
  readonly name: string
  readonly unit: string
  readonly rounds: readonly number[]
  /** Rounds of the reference, taken in turn with those of the value. */
  readonly reference?: { readonly name: string; readonly rounds: readonly number[] }
  readonly goal?: Goal
  readonly note?: string
}

export function figure({ reference, rounds, ...rest }: Measured): Figure {
  return {
    ...rest,
    value: median(rounds),
    rounds,
    ...(reference && {
      reference: {
        name: reference.name,
        value: median(reference.rounds),
        ratio: median(
          rounds.map((value, round) => value / (reference.rounds[round] ?? Number.NaN)),
        ),
      },
    }),
  }
}

/** `undefined` where there is no goal. */
export function meetsGoal({ goal, value, reference }: Figure): boolean | undefined {
  if (goal === undefined) return undefined
  const held = goal.of === 'value' ? value : (reference?.ratio ?? Number.NaN)
  return held >= (goal.atLeast ?? -Infinity) && held <= (goal.atMost ?? Infinity)
}
