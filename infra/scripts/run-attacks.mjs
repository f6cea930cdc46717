// npm run fuzz and npm run attack:kill: attacks on the stand-in, longer than npm test has time for.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { UserError } from './user-error.mjs'

/**
 * Sends random requests, and fails with the smallest one that broke a promise.
 *
 * @param {readonly string[]} argv `--minutes N`, `--seed S`
 */
export async function runFuzz(argv) {
  const numbers = numbersOf(argv, 'npm run fuzz', { minutes: 1, seed: randomInt(2 ** 31) })
  if (numbers === undefined) return
  const { minutes, seed } = numbers
  await ensurePackages()
  const { fuzz } = await importTypeScript('infra/fuzz/fuzz.ts')
  console.log(`Fuzzing for ${minutes} min with seed ${seed}`)
  const { requests, answers, findings } = await fuzz({
    durationMs: minutes * 60_000,
    seed,
    log: console.log,
  })
  console.table(answers)
  console.log(`${requests} requests, ${findings.length} findings`)
  if (findings.length > 0) process.exitCode = 1
}

/**
 * Kills the stand-in under load, and fails where anything is lost that was acknowledged.
 *
 * @param {readonly string[]} argv `--times N`, `--seed S`
 */
export async function runKills(argv) {
  const numbers = numbersOf(argv, 'npm run attack:kill', { times: 50, seed: randomInt(2 ** 31) })
  if (numbers === undefined) return
  const { times, seed } = numbers
  await ensurePackages()
  const { killRounds } = await importTypeScript('infra/local/testing/kill-rounds.ts')
  console.log(`Killing ${times} times with seed ${seed}`)
  const { kills, acknowledgedWrites, identities } = await killRounds({
    times,
    seed,
    log: console.log,
  })
  console.log(
    `${kills} kills: ${acknowledgedWrites} acknowledged writes and ${identities} identities, none lost; no ghost in the index`,
  )
}

/** Options that all take a number. `undefined` where help was asked for, and given. */
function numbersOf(argv, command, defaults) {
  const names = Object.keys(defaults)
  const usage = `Use: ${command} -- ${names.map((name) => `--${name} NUMBER`).join(' ')}`
  let values
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
    const help = { type: 'boolean', short: 'h' }
    values = parseArgs({ args: [...argv], options: { ...options, help } }).values
  } catch (error) {
    throw new UserError(error.message, usage, error)
  }
  if (values.help) {
    console.log(usage)
    return undefined
  }
  return Object.fromEntries(
    names.map((name) => {
      const number = Number(values[name] ?? defaults[name])
      if (!(number >= 0)) throw new UserError(`--${name} takes a number.`, usage)
      return [name, number]
    }),
  )
}
