/** The time that an answer of AWS takes on its way. */
import type { Pipeline } from '../http/pipeline.ts'
import type { Random } from './seeded-random.ts'

const shortestMs = 5
const medianMs = 15
const longestMs = 60
/** Of the logarithm: one answer in six takes more than 1.8 times the median. */
const spread = 0.6

/** Milliseconds: mostly short, now and then long, as in a log-normal distribution with its ends cut off. */
export function latencyMs(random: Random): number {
  // Box and Muller; 1 - random() is never 0.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(longestMs, Math.max(shortestMs, medianMs * Math.exp(spread * normal)))
}

/** Answers later. A request acts at once, so that none is still to act when the stand-in closes. */
export function answerLater(
  handle: Pipeline,
  wait: (ms: number) => Promise<void>,
  nextMs: () => number,
): Pipeline {
  return async (request, remoteAddress) => {
    const answer = await handle(request, remoteAddress)
    await wait(nextMs())
    return answer
  }
}
