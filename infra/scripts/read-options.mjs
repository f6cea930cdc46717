// The options as they arrive in this process.
import { helpText, parseOptions } from './options.mjs'
import { root, userFolder } from './project.mjs'

/**
 * The options of this process; shows the help and ends where they ask for it.
 *
 * @param {readonly string[]} argv
 * @param {string} command As the user types it.
 */
export function readOptions(argv, command) {
  const options = parseOptions(argv, { command, root, cwd: userFolder, env: process.env })
  if (options !== 'help') return options
  console.log(helpText)
  process.exit(0)
}
