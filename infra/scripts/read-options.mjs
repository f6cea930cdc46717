// The options as they arrive in this process.
import { randomInt } from 'node:crypto'
import { helpText, parseOptions, realismText } from './options.mjs'
import { root, userFolder } from './project.mjs'

/**
 * The options of this process; shows the help and ends where they ask for it. Says which seed repeats the run.
 *
 * @param {readonly string[]} argv
 * @param {string} command As the user types it.
 */
export function readOptions(argv, command) {
  const options = parseOptions(argv, {
    command,
    root,
    cwd: userFolder,
    env: process.env,
    chooseSeed: () => randomInt(1_000_000),
  })
  if (options !== 'help') {
    if (options.realism !== undefined) console.log(realismText(options.realism.seed))
    return options
  }
  console.log(helpText)
  process.exit(0)
}
