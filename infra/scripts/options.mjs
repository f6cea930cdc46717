// The options of `npm start`, `npm run dev` and `npm run stack`, told from the command line and nothing else.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from './user-error.mjs'

/**
 * @typedef {object} RunOptions
 * @property {number} port Where the app is served; 0 takes a free one.
 * @property {number} awsPort Where the stand-in answers; 0 takes a free one.
 * @property {string} dataDir Absolute path of the folder that holds the stand-in's state.
 * @property {boolean} fresh Whether to start over with no data.
 * @property {string | undefined} template Absolute path of the CloudFormation template to provision; none where undefined.
 * @property {{ seed: number } | undefined} realism AWS's delays, stale reads and throttles, drawn from this seed; none
 *   where undefined.
 */

const spec = /** @type {const} */ ({
  port: { type: 'string' },
  'aws-port': { type: 'string' },
  data: { type: 'string' },
  fresh: { type: 'boolean' },
  template: { type: 'string' },
  empty: { type: 'boolean' },
  realism: { type: 'boolean' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
})

export const helpText = `Options, after two dashes (npm start -- --port 8080):
  --port NUMBER      where the app is served (5173)
  --aws-port NUMBER  where the stand-in answers as AWS (4566)
  --data DIR         where the stand-in keeps its state (.leading-key)
  --fresh            start over with no data
  --template FILE    the CloudFormation template to provision (infra/game-scores.yaml)
  --empty            an account without a stack, to deploy to (npm run stack)
  --realism          AWS's delays, stale reads and throttles
  --seed NUMBER      what --realism draws them from, to repeat a run (chosen, and printed)
  --help             this text`

/**
 * Reads the options.
 *
 * @param {readonly string[]} argv What followed the script's name.
 * @param {object} place
 * @param {string} place.command As the user types it: `npm start`.
 * @param {string} place.root The project's folder; the defaults are in it.
 * @param {string} place.cwd What the user's own relative paths start from.
 * @param {Readonly<Record<string, string | undefined>>} place.env Where npm leaves the options it took for its own.
 * @param {() => number} place.chooseSeed Asked where --realism comes without a seed.
 * @returns {RunOptions | 'help'}
 * @throws {UserError} for anything that is not understood; nothing is ignored.
 */
export function parseOptions(argv, { command, root, cwd, env, chooseSeed }) {
  refuseOptionsThatNpmTook(argv, command, env)
  const values = parse(argv, command)
  if (values.help) return 'help'
  if (command === 'npm run stack' && values.port !== undefined) {
    throw new UserError(
      'The stand-in alone serves no app, so --port means nothing here.',
      `Did you mean: ${command} -- --aws-port ${values.port}`,
    )
  }
  if (values.empty) refuseEmpty(values, command)
  const port = portOf(values.port ?? '5173', '--port')
  const awsPort = portOf(values['aws-port'] ?? '4566', '--aws-port')
  if (port !== 0 && port === awsPort) {
    throw new UserError(
      `The app and the stand-in cannot both listen on port ${String(port)}.`,
      'Give --port and --aws-port different numbers.',
    )
  }
  return {
    port,
    awsPort,
    dataDir: pathOf(values.data, '--data', cwd) ?? resolve(root, '.leading-key'),
    fresh: values.fresh ?? false,
    template: values.empty
      ? undefined
      : (pathOf(values.template, '--template', cwd) ?? resolve(root, 'infra/game-scores.yaml')),
    realism: realismOf(values, command, chooseSeed),
  }
}

function refuseEmpty({ template }, command) {
  if (command !== 'npm run stack') {
    throw new UserError(
      'In an account without a stack there is no app to serve.',
      'Start the stand-in alone: npm run stack -- --empty',
    )
  }
  if (template !== undefined) {
    throw new UserError(
      '--template names a stack, and --empty means that there is none.',
      'Leave one of them out.',
    )
  }
}

function realismOf({ realism, seed }, command, chooseSeed) {
  if (realism) return { seed: seed === undefined ? chooseSeed() : seedOf(seed) }
  if (seed === undefined) return undefined
  throw new UserError(
    '--seed is what --realism draws from, and means nothing without it.',
    `Give both: ${command} -- --realism --seed ${seed}`,
  )
}

/** Said at the start of a run with realism. */
export const realismText = (seed) =>
  `Like AWS in time, too: delays, stale reads, throttles. To repeat them: --realism --seed ${String(seed)}`

/** @throws {UserError} for anything but a whole number of at most nine digits. */
export function seedOf(text) {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UserError(
    `--seed takes a whole number of at most nine digits, and "${text}" is none.`,
    'Give one: --seed 7',
  )
}

/**
 * `npm start --port 9` makes `--port` an option of npm's, and only `9` arrives. npm leaves a trace in the environment:
 * `npm_config_port`, holding the value of `--port=9` and `true` for `--port 9`.
 */
function refuseOptionsThatNpmTook(argv, command, env) {
  const positional = argv.filter((argument) => !argument.startsWith('-'))
  const taken = Object.entries(spec).flatMap(([name, { type }]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`]
    if (value === undefined || value === '' || argv.some((a) => a.startsWith(`--${name}`)))
      return []
    if (type === 'boolean') return [`--${name}`]
    return [`--${name} ${value === 'true' ? (positional.shift() ?? 'VALUE') : value}`]
  })
  if (taken.length > 0) throw misplaced(taken.join(' '), command)
}

function parse(argv, command) {
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options: spec, allowPositionals: true })
  } catch (error) {
    throw new UserError(plainly(error), `See ${command} -- --help`, error)
  }
  const [first] = parsed.positionals
  if (first !== undefined) throw misplaced(suggestionFor(first), command, first)
  return parsed.values
}

/** Node's own sentence goes on to speak of things that are none of ours. */
function plainly({ code, message }) {
  const [, option] = /'(-[^ '<]+)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && option !== undefined)
    return `There is no option ${option}.`
  return message
}

function suggestionFor(positional) {
  if (/^\d+$/.test(positional)) return `--port ${positional}`
  return /\.(ya?ml|json)$/.test(positional) ? `--template ${positional}` : `--data ${positional}`
}

function misplaced(options, command, found) {
  return new UserError(
    found === undefined
      ? `npm kept ${options} to itself: options of Leading Key go after two dashes.`
      : `"${found}" does not belong to an option; options go after two dashes.`,
    `Did you mean: ${command} -- ${options}`,
  )
}

function portOf(text, option) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UserError(
      `${option} takes a port number, and "${text}" is none.`,
      `Give a whole number from 0 to 65535: ${option} 8080`,
    )
  }
  return port
}

function pathOf(text, option, cwd) {
  if (text === undefined) return undefined
  if (text.trim() === '') throw new UserError(`${option} takes a path.`, `Give one: ${option} PATH`)
  return resolve(cwd, text)
}
