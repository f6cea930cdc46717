// The options of `npm run deploy` and `npm run destroy`.
import { parseArgs } from 'node:util'
import { UserError } from './user-error.mjs'

const destination = /** @type {const} */ ({
  stack: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  endpoint: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
})

const deploySpec = /** @type {const} */ ({
  ...destination,
  retain: { type: 'boolean' },
  'no-retain': { type: 'boolean' },
  'budget-email': { type: 'string' },
  'table-name': { type: 'string' },
  'private-policies': { type: 'boolean' },
})

const destinationHelp = `  --stack NAME          the stack’s name (leading-key)
  --region REGION       where (AWS_REGION, or what the profile says)
  --profile NAME        whose keys (AWS_PROFILE, or the usual places)
  --endpoint URL        the stand-in, in the place of AWS: http://localhost:4566
  --yes                 go ahead without a question`

export const deployHelp = `Options, after two dashes (npm run deploy -- --region us-west-2):
${destinationHelp}
  --retain              keep scores and players’ files when the stack is destroyed
  --no-retain           keep nothing, which is how it begins
  --budget-email EMAIL  who is told when a month gets dear; "" for nobody
  --table-name NAME     the table’s name (GameScores, or STACK-GameScores)
  --private-policies    leave the policies out of config.json; the app cannot explain then
  --help                this text
What was asked for once stays until something else is.`

export const destroyHelp = `Options, after two dashes (npm run destroy -- --stack leading-key):
${destinationHelp}
  --help                this text`

/**
 * @typedef {object} Destination
 * @property {string} stack
 * @property {string | undefined} region
 * @property {string | undefined} profile
 * @property {string | undefined} endpoint
 * @property {boolean} yes
 */

/**
 * @param {readonly string[]} argv What followed the script's name.
 * @param {Readonly<Record<string, string | undefined>>} env Where npm leaves the options it took for its own.
 * @returns {Destination & { retain: boolean | undefined, budgetEmail: string | undefined, tableName: string | undefined,
 *   privatePolicies: boolean } | 'help'}
 * @throws {UserError} for anything that is not understood.
 */
export function parseDeployOptions(argv, env) {
  const values = parse(argv, deploySpec, 'npm run deploy', env)
  if (values.help) return 'help'
  if (values.retain && values['no-retain']) {
    throw new UserError('--retain and --no-retain say the opposite.', 'Leave out one of them.')
  }
  return {
    ...destinationOf(values),
    retain: values.retain ? true : values['no-retain'] ? false : undefined,
    budgetEmail: emailOf(values['budget-email']),
    tableName: tableNameOf(values['table-name']),
    privatePolicies: values['private-policies'] ?? false,
  }
}

/**
 * @param {readonly string[]} argv
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Destination | 'help'}
 */
export function parseDestroyOptions(argv, env) {
  const values = parse(argv, destination, 'npm run destroy', env)
  return values.help ? 'help' : destinationOf(values)
}

/**
 * CloudFront's function is named STACK-REGION-pages, in at most 64 characters, and a Region has 17 at most. CloudFormation shortens
 * the names that it makes up itself, of roles and buckets.
 */
export const longestStackName = 40

function destinationOf({ stack = 'leading-key', region, profile, endpoint, yes = false }) {
  if (!/^[a-zA-Z][a-zA-Z0-9-]*$/.test(stack)) {
    throw new UserError(
      `"${stack}" is no name of a stack.`,
      'A letter first, then letters, digits and hyphens: --stack leading-key',
    )
  }
  if (stack.length > longestStackName) {
    throw new UserError(
      `"${stack}" is too long for a stack’s name: it has ${stack.length} characters.`,
      `Choose one of at most ${longestStackName}, since names of CloudFront’s parts begin with it.`,
    )
  }
  for (const [option, value] of Object.entries({ region, profile, endpoint })) {
    if (value?.trim() === '')
      throw new UserError(`--${option} is empty.`, 'Give a value, or leave it out.')
  }
  return { stack, region, profile, endpoint, yes }
}

function emailOf(text) {
  if (text === undefined || text === '' || /^[^@\s]+@[^@\s]+$/.test(text)) return text
  throw new UserError(`"${text}" is no e-mail address.`, 'Give one: --budget-email me@example.com')
}

function tableNameOf(text) {
  if (text === undefined || /^[\w.-]{3,255}$/.test(text)) return text
  throw new UserError(
    `"${text}" is no name of a table.`,
    '3 to 255 letters, digits, dots, hyphens and underscores: --table-name GameScores',
  )
}

function parse(argv, spec, command, env) {
  refuseOptionsThatNpmTook(argv, spec, command, env)
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options: spec, allowPositionals: true })
  } catch (error) {
    throw new UserError(plainly(error), `See ${command} -- --help`, error)
  }
  const [first] = parsed.positionals
  if (first === undefined) return parsed.values
  throw new UserError(
    `"${first}" does not belong to an option; options go after two dashes.`,
    `Did you mean: ${command} -- --stack ${first}`,
  )
}

/** Node's own sentence goes on to speak of things that are none of ours. */
function plainly({ code, message }) {
  const [, option] = /'(?:-\w, )?(-[^ '<]+)/.exec(message) ?? []
  if (option === undefined) return message
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message
  const takesNone = message.includes('does not take an argument')
  return takesNone ? `${option} takes no value.` : `${option} needs a value.`
}

/** `npm run deploy --stack x` makes `--stack` an option of npm's: it arrives as `npm_config_stack`, and only `x` here. */
function refuseOptionsThatNpmTook(argv, spec, command, env) {
  const positional = argv.filter((argument) => !argument.startsWith('-'))
  const taken = Object.entries(spec).flatMap(([name, { type }]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`]
    // npm has an option --yes of its own, and sets it for its own ends.
    if (name === 'yes' || name === 'help' || value === undefined || value === '') return []
    if (argv.some((argument) => argument.startsWith(`--${name}`))) return []
    if (type === 'boolean') return [`--${name}`]
    return [`--${name} ${value === 'true' ? (positional.shift() ?? 'VALUE') : value}`]
  })
  if (taken.length === 0) return
  throw new UserError(
    `npm kept ${taken.join(' ')} to itself: options of Leading Key go after two dashes.`,
    `Did you mean: ${command} -- ${taken.join(' ')}`,
  )
}
