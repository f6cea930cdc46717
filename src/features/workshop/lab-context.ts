/** What the parts of a lab need of the app, and of the step that they stand in. The page provides it. */
import { createContext, useContext, type ReactNode } from 'react'
import type { StackConfig } from '../../config/stack-config.ts'
import type { Aim, Attempt, AttemptSubjects, Outcome } from '../../domain/attempt.ts'
import type { Session } from '../../domain/session.ts'
import type { LabStep } from './lab.ts'
import type { StepProgress } from './progress.ts'

/** A request that was really sent, and what AWS answered. */
export interface SentRun {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly outcome: Outcome
  readonly subjects: AttemptSubjects
  /** How whoever sent it was known to AWS. */
  readonly access: Session['access']
}

/** What the app gives to all labs. */
export interface LabEquipment {
  readonly config: StackConfig
  /** `undefined` while the session opens. */
  readonly session: Session | undefined
  readonly attempts: readonly Attempt[]
  /** Sends an attempt to AWS. A denial is an answer; rejects only where the app could not send at all. */
  readonly send: (attempt: Attempt, aim: Aim) => Promise<SentRun>
  readonly renderAnswer: (run: SentRun) => ReactNode
  /** What the app knows of the session, with the identity masked. */
  readonly renderSession: () => ReactNode
  /** The way to ask STS. `onAnswered` when its answer is there. */
  readonly renderWhoAmI: (onAnswered: () => void) => ReactNode
}

/** The step that is shown, and what has come of it. */
export interface LabBench extends LabEquipment {
  readonly step: LabStep
  readonly progress: StepProgress
  /** Committed to, and still one of the choices. */
  readonly prediction: string | undefined
  /** By the experiment's key: the answers of this visit. */
  readonly runs: Readonly<Record<string, SentRun | undefined>>
  readonly onPredict: (choice: string) => void
  readonly onSent: (key: string, run: SentRun) => void
  /** An experiment was answered. */
  readonly onRan: (key: string) => void
}

export const LabBenchContext = createContext<LabBench | undefined>(undefined)

/** @throws outside a step of a lab. */
export function useLabBench(): LabBench {
  const bench = useContext(LabBenchContext)
  if (!bench) throw new Error('This component stands in a step of a lab only.')
  return bench
}

/** Whether an experiment is the one to run now: the first of its step that was not, once a prediction is made. */
export function isNextExperiment(bench: LabBench, key: string): boolean {
  const next = bench.step.experiments.find((one) => !bench.progress.ran.includes(one.key))
  return !isWaitingForPrediction(bench) && next?.key === key
}

/** A run that AWS answered otherwise than the lab expects: the policy of this stack is not the one that the lab was written for. */
export function findSurprise({ runs }: LabBench): SentRun | undefined {
  return Object.values(runs).find(
    (run) =>
      run && run.outcome.kind !== 'failed' && run.outcome.kind !== run.attempt.expected[run.aim],
  )
}

/** What keeps an experiment from being run: the step's prediction comes first. */
export function isWaitingForPrediction({ step, prediction }: LabBench): boolean {
  return step.prediction !== undefined && prediction === undefined
}
