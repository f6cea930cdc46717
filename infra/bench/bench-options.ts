/** What `npm run bench` is asked to do. */
import { parseArgs } from 'node:util'
import { UserError } from '../local/errors.ts'

export const benchParts = [
  'throughput',
  'decision',
  'signature',
  'start-up',
  'identities',
  'soak',
  'page-load',
  'frames',
] as const
export type BenchPart = (typeof benchParts)[number]

export interface BenchOptions {
  readonly parts: readonly BenchPart[]
  /** Shorter rounds, fewer identities and requests: good for a look, not for a claim. */
  readonly quick: boolean
  /** How often everything is measured, in turn with its reference. */
  readonly rounds: number
  /** Where the figures go as JSON: a path, or `-` for standard output. */
  readonly json: string | undefined
  readonly dynamoDbLocal: URL | undefined
  /** Folder for the stand-in's CPU profiles of the throughput part. */
  readonly cpuProfiles: string | undefined
  /** How many identities are held against a thousand. */
  readonly identities: number
}

export const benchHelp = `npm run bench -- [PART…] [OPTION…]

Parts (all): ${benchParts.join(', ')}
  --quick               shorter rounds, fewer identities and requests
  --rounds NUMBER       rounds of each measurement (5)
  --identities NUMBER   how many are held against a thousand (1000000; 100000 where quick)
  --json FILE           write the figures as JSON; - for standard output
  --dynamodb-local URL  also measure DynamoDB Local there: http://localhost:8000
  --cpu-prof DIR        profile the stand-in during the throughput part
  --help                this text`

/** @throws UserError for anything that is not understood */
export function parseBenchOptions(argv: readonly string[]): BenchOptions | 'help' {
  const { values, positionals } = parse(argv)
  if (values.help === true) return 'help'
  const quick = values.quick ?? false
  return {
    parts: positionals.length === 0 ? benchParts : positionals.map(partOf),
    quick,
    rounds: countOf(values.rounds ?? '5', '--rounds'),
    json: values.json,
    dynamoDbLocal: urlOf(values['dynamodb-local']),
    cpuProfiles: values['cpu-prof'],
    identities: countOf(values.identities ?? (quick ? '100000' : '1000000'), '--identities'),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        rounds: { type: 'string' },
        identities: { type: 'string' },
        json: { type: 'string' },
        'dynamodb-local': { type: 'string' },
        'cpu-prof': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error))
  }
}

function partOf(text: string): BenchPart {
  const part = benchParts.find((each) => each === text)
  if (part === undefined)
    throw usageError(`"${text}" is no part of the bench; there are ${benchParts.join(', ')}.`)
  return part
}

function countOf(text: string, option: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw usageError(`${option} takes a whole number from 1, and "${text}" is none.`)
  return Number(text)
}

function urlOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (url?.protocol !== 'http:' || url.port === '' || !isLocal)
    throw usageError(
      `--dynamodb-local takes an address on this machine like http://localhost:8000, and "${text}" is none.`,
    )
  return url
}

function usageError(message: string): UserError {
  return new UserError(message, { resolution: 'See npm run bench -- --help' })
}
