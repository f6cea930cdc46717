// Checks the version of Node before anything modern is loaded. Entry scripts import this file alone and load the rest
// through it, so both keep to syntax that Node 12 already parses: no top-level await, no `??`, no `node:` imports.

/** The oldest Node that Vite and the browser tooling run on: major, minor. */
const oldest = [20, 19]

/**
 * Tells whether a Node version is new enough.
 *
 * @param {string} version As in `process.versions.node`: `20.19.0`.
 */
export function isSupportedNode(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/**
 * Loads and runs a command, or says in one sentence that this Node is too old. A failed command ends the process with
 * exit code 1: a mistake of the user's as two sentences, anything else with its stack.
 *
 * @param {() => Promise<unknown>} command
 */
export function runCommand(command) {
  if (!isSupportedNode(process.versions.node)) {
    console.error(
      `Leading Key needs Node.js ${oldest.join('.')} or newer, and this is ${process.versions.node}.`,
    )
    process.exit(1)
  }
  command().catch((error) => {
    if (error && typeof error.resolution === 'string') {
      console.error(`${error.message}\n${error.resolution}`)
    } else {
      console.error(error)
    }
    process.exit(1)
  })
}
