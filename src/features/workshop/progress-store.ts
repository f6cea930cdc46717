/**
 * Keeps the progress in the browser. Where storage is refused, as in some private windows, it lives as long as the page;
 * what does not read as progress counts as none. Nothing of AWS's answers and no identity is kept.
 */
import type { LabProgress, StepProgress, WorkshopProgress } from './progress.ts'

const storageKey = 'leading-key/labs'

export interface ProgressStore {
  readonly subscribe: (listener: () => void) => () => void
  /** Stable between changes. */
  readonly snapshot: () => WorkshopProgress
  readonly note: (labId: string, stepId: string, change: StepChange) => void
  /** Forgets what was done in one lab. */
  readonly startOver: (labId: string) => void
}

export type StepChange =
  { readonly prediction: string } | { readonly ran: string } | { readonly seen: true }

/** @param openStorage May throw: even reading `window.localStorage` does where the browser forbids it. */
export function createProgressStore(openStorage: () => Storage | undefined): ProgressStore {
  const listeners = new Set<() => void>()
  let progress = load() ?? {}

  function load(): WorkshopProgress | undefined {
    try {
      const text = openStorage()?.getItem(storageKey)
      return typeof text === 'string' ? readProgress(JSON.parse(text)) : undefined
    } catch {
      return undefined
    }
  }

  function update(change: (before: WorkshopProgress) => WorkshopProgress) {
    // Another tab may have gone on meanwhile.
    progress = change(load() ?? progress)
    try {
      openStorage()?.setItem(storageKey, JSON.stringify(progress))
    } catch {
      // QuotaExceededError or SecurityError: the progress lives as long as the page.
    }
    for (const listener of listeners) listener()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    snapshot: () => progress,
    note(labId, stepId, change) {
      const known = progress[labId]?.[stepId]
      if ('seen' in change && known?.seen) return
      update((before) => {
        const lab = before[labId] ?? {}
        const step = lab[stepId] ?? { ran: [], seen: false }
        return { ...before, [labId]: { ...lab, [stepId]: changed(step, change) } }
      })
    },
    startOver(labId) {
      update((before) => ({ ...before, [labId]: undefined }))
    },
  }
}

function changed(step: StepProgress, change: StepChange): StepProgress {
  if ('ran' in change) return { ...step, ran: [...new Set([...step.ran, change.ran])] }
  return { ...step, ...change }
}

function readProgress(value: unknown): WorkshopProgress {
  return mapRecord(value, (lab): LabProgress => mapRecord(lab, readStep))
}

function readStep(value: unknown): StepProgress | undefined {
  if (!isRecord(value)) return undefined
  const { prediction, ran, seen } = value
  return {
    ...(typeof prediction === 'string' && { prediction }),
    ran: Array.isArray(ran) ? ran.filter((key) => typeof key === 'string') : [],
    seen: seen === true,
  }
}

function mapRecord<Value>(
  value: unknown,
  read: (entry: unknown) => Value,
): Readonly<Record<string, Value>> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, read(entry)]))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
