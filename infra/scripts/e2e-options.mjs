// The options of `npm run e2e` that are not Playwright's.
import { seedOf } from './options.mjs'
import { UserError } from './user-error.mjs'

/** What `npm test` runs with, so that it is the same run each time. */
const usualSeed = 1

/**
 * @param {readonly string[]} argv
 * @param {Readonly<Record<string, string | undefined>>} env BASE_URL names a target that is not ours to change.
 * @returns {{ realism: { seed: number } | undefined, rest: string[] }} `rest` is Playwright's.
 * @throws {UserError} for a seed that is none, and for either option where BASE_URL is set.
 */
export function readE2eOptions(argv, env) {
  const rest = []
  let seed
  let isInstant = false
  const waiting = [...argv]
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    if (argument === '--no-realism') isInstant = true
    else if (argument === '--seed') seed = seedOf(waiting.shift() ?? '')
    else if (argument.startsWith('--seed=')) seed = seedOf(argument.slice('--seed='.length))
    else rest.push(argument)
  }
  if ((isInstant || seed !== undefined) && (env.BASE_URL ?? '') !== '') {
    throw new UserError(
      '--seed and --no-realism are for the stand-in, and BASE_URL names another target.',
      'Leave out the one or the other.',
    )
  }
  if (isInstant && seed !== undefined) {
    throw new UserError('--seed means nothing with --no-realism.', 'Leave out one of them.')
  }
  return { realism: isInstant ? undefined : { seed: seed ?? usualSeed }, rest }
}
