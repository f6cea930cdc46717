/** What a reader has done of the labs: what they predicted, what they ran, what they read. */
import type { Lab, LabStep } from './lab.ts'

export interface StepProgress {
  /** The choice committed to, word for word: a choice that an author changed was not made. */
  readonly prediction?: string
  /** Keys of the experiments that AWS, or the engine, answered. */
  readonly ran: readonly string[]
  readonly seen: boolean
}

/** By lab, then by step. */
export type LabProgress = Readonly<Record<string, StepProgress | undefined>>
export type WorkshopProgress = Readonly<Record<string, LabProgress | undefined>>

const untouched: StepProgress = { ran: [], seen: false }

export function progressOf(step: LabStep, progress: LabProgress | undefined): StepProgress {
  return progress?.[step.id] ?? untouched
}

/** The prediction, if it is still one of the step's choices. */
export function predictionOf(step: LabStep, progress: LabProgress | undefined): string | undefined {
  const { prediction } = progressOf(step, progress)
  return prediction !== undefined && step.prediction?.choices.includes(prediction)
    ? prediction
    : undefined
}

export function isStepDone(step: LabStep, progress: LabProgress | undefined): boolean {
  const { ran, seen } = progressOf(step, progress)
  return (
    seen &&
    (step.prediction === undefined || predictionOf(step, progress) !== undefined) &&
    step.experiments.every(({ key }) => ran.includes(key))
  )
}

export interface LabState {
  readonly state: 'new' | 'under way' | 'done'
  readonly doneSteps: number
  /** Where to go on: the first step that is not done, or the first of all. */
  readonly nextStep: LabStep
}

export function stateOf(lab: Lab, progress: LabProgress | undefined): LabState {
  const open = lab.steps.filter((step) => !isStepDone(step, progress))
  const isTouched = lab.steps.some((step) => progressOf(step, progress).seen)
  return {
    state: open.length === 0 ? 'done' : isTouched ? 'under way' : 'new',
    doneSteps: lab.steps.length - open.length,
    nextStep: open[0] ?? lab.steps[0],
  }
}
