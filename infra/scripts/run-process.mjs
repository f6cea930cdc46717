// Runs a program without a shell, so that it is the same on every system.
import { spawn } from 'node:child_process'

/**
 * @typedef {object} Run
 * @property {number} code Exit code; 1 where a signal ended it or it could not be started.
 * @property {string} output What it wrote, both streams in order; empty where it went straight to the terminal.
 */

/**
 * Runs a program to its end. Never rejects: a program that cannot be started has failed, and its output says why.
 *
 * @param {string} program Path, or a name found on PATH. Not a `.cmd` file: those need a shell.
 * @param {readonly string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {boolean} [options.show] Whether it writes straight to the terminal. Default: its output is returned.
 * @param {Record<string, string>} [options.env] Added to this process's own.
 * @returns {Promise<Run>}
 */
export function run(program, args, { cwd, show = false, env = {} }) {
  return new Promise((done) => {
    let output = ''
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    }
    child.on('error', (error) => {
      done({ code: 1, output: `${output}${error.message}\n` })
    })
    child.on('close', (code) => {
      done({ code: code ?? 1, output })
    })
  })
}

/** Runs a JavaScript file with this very Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}
