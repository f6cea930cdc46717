/** What went wrong in the app itself. Apart from the words for what AWS answers, since a game can be played without those. */
import { Failure } from '../domain/failure.ts'

export interface FailureWords {
  readonly title: string
  readonly advice: string
  /** AWS's or the browser's own words, where they add something. */
  readonly detail?: string
}

export const offlineWords: FailureWords = {
  title: 'You are offline',
  advice: 'Nothing is lost. Go on when the network is back.',
}

export const missingPartWords: FailureWords = {
  title: 'A part of the app did not load',
  advice:
    'Try again. If it stays away, reload the page: the app was perhaps deployed anew while it was open.',
}

/** @param error What a boundary caught: a part that did not load, or a fault of ours. */
export function wordsForFault(error: unknown): FailureWords {
  if (error instanceof Failure && error.kind === 'offline') return offlineWords
  if (error instanceof Failure && error.kind === 'part-missing') return missingPartWords
  return {
    title: 'Something went wrong in the app',
    advice: 'This is a fault of ours. Reload the page and try again.',
    detail: error instanceof Error ? error.message : String(error),
  }
}
