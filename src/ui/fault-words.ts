/** What went wrong in the app itself. Apart from the words for what AWS answers, since a game can be played without those. */
import { Failure } from '../domain/failure.ts'

export interface FailureWords {
  readonly title: string
  readonly advice: string
  /** AWS's or the browser's own words, where they add something. */
  readonly detail?: string
  /** Where trying again may not be enough. */
  readonly reloadHelps?: boolean
}

export const missingPartWords: FailureWords = {
  title: 'A part of the app did not load',
  advice: 'Perhaps the app was deployed anew while it was open. Then reload the page.',
  reloadHelps: true,
}

/** @param error What a boundary caught: a part that did not load, or a fault of ours. */
export function wordsForFault(error: unknown): FailureWords {
  const kind = error instanceof Failure && error.kind
  // A bar says that there is no network, so this does not.
  if (kind === 'offline')
    return { title: missingPartWords.title, advice: 'It comes when the network is back.' }
  if (kind === 'part-missing') return missingPartWords
  return {
    title: 'Something went wrong in the app',
    advice: 'This is a fault of ours. Reload the page and try again.',
    reloadHelps: true,
    detail: error instanceof Error ? error.message : String(error),
  }
}
