/** What went wrong and what to do about it, in a heading and a sentence or two. */
import { Failure } from '../domain/failure.ts'
import { missingPartWords, wordsForFault, type FailureWords } from './fault-words.ts'
import type { Target } from './target-context.ts'

/** @param isLeftToYou Whether nothing is tried again by itself when there is an answer again. */
export function wordsForFailure(
  error: unknown,
  { endpoint }: Target,
  isLeftToYou = false,
): FailureWords {
  if (!(error instanceof Failure)) return wordsForFault(error)
  const detail = [error.status, error.code, error.message].filter(Boolean).join(' · ')
  switch (error.kind) {
    case 'unreachable':
      return endpoint === undefined
        ? {
            title: 'AWS does not answer',
            advice: `Something between this browser and AWS stops the request. ${isLeftToYou ? 'Try again later.' : 'The app goes on as soon as it answers.'}`,
            detail,
          }
        : {
            title: 'The stand-in does not answer',
            advice: `Nothing answers at ${endpoint}. Start it with “npm start” in the project’s folder; ${isLeftToYou ? 'then try again.' : 'the app then goes on by itself.'}`,
          }
    case 'offline':
      return {
        title: 'You are offline',
        advice: 'Nothing is lost. Go on when the network is back.',
      }
    case 'part-missing':
      return missingPartWords
    case 'expired':
      return {
        title: 'Your credentials ran out',
        advice: 'They last an hour. Try again: the app asks Cognito for new ones.',
        detail,
      }
    case 'identity-gone':
      return {
        title: 'Cognito no longer knows this identity',
        advice: 'Try again: the app asks for a new identity. Scores of the old one stay with it.',
        detail,
      }
    case 'pool-gone':
      return {
        title: 'This stack’s identity pool is gone',
        advice:
          endpoint === undefined
            ? 'The app read config.json again, and it still names this pool. Deploy the stack again, then try again.'
            : 'The app read config.json again, and it still names this pool. Start the stand-in again with “npm start”, then try again.',
        detail,
      }
    case 'throttled':
      return { title: 'AWS asks to slow down', advice: 'Wait a moment, then try again.', detail }
    case 'conflict':
      return {
        title: 'Someone else wrote at the same time',
        advice: 'Try again.',
        detail,
      }
    case 'denied':
      return {
        title: 'IAM denied it',
        advice: 'The policy of your role does not allow this request.',
        detail,
      }
    case 'unexpected':
      return {
        title: 'AWS answered with an error',
        advice: 'Try again. The exchange is in the wire.',
        detail: error.requestId === undefined ? detail : `${detail} · request ${error.requestId}`,
      }
  }
}
