/** Fetches `config.json`, which lies beside the app, and tells apart the ways in which that can go wrong. */
import { InvalidStackConfig, parseStackConfig } from './stack-config.ts'
import type { StackConfig } from './stack-config.ts'

/**
 * `missing`: no such file, or the app's own page in its place. `not-json`: something else is there.
 * `invalid`: fields are missing or wrong. `unreachable`: no answer, or one that says the server is in trouble.
 */
export type ConfigErrorKind = 'missing' | 'not-json' | 'invalid' | 'unreachable'

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly kind: ConfigErrorKind
  /** One sentence for each field that is missing or wrong; empty unless `invalid`. */
  readonly problems: readonly string[]

  constructor(
    kind: ConfigErrorKind,
    message: string,
    details: { problems?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.kind = kind
    this.problems = details.problems ?? []
  }
}

/** What is read of an answer. */
export type ConfigAnswer = Pick<Response, 'ok' | 'status' | 'text'>

export interface LoadStackConfigOptions {
  /** Where the app lies, with a slash at the end. Default: `/`. */
  readonly baseUrl?: string
  readonly fetch?: FetchConfig
}

type FetchConfig = (url: string, options: RequestInit) => Promise<ConfigAnswer>

/** @throws ConfigError */
export async function loadStackConfig(options: LoadStackConfigOptions = {}): Promise<StackConfig> {
  const { baseUrl = '/', fetch = globalThis.fetch } = options
  const url = `${baseUrl}config.json`
  const text = await fetchText(fetch, url)
  // A server of single-page apps answers an unknown path with the app's own page and status 200.
  if (/^\s*</.test(text)) {
    throw new ConfigError('missing', `${url} is not there: the app's own page came instead.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ConfigError('not-json', `${url} is not JSON.`, { cause })
  }
  try {
    return parseStackConfig(value)
  } catch (cause) {
    if (!(cause instanceof InvalidStackConfig)) throw cause
    throw new ConfigError('invalid', `${url} does not hold what the app needs.`, {
      problems: cause.problems,
      cause,
    })
  }
}

async function fetchText(fetch: FetchConfig, url: string): Promise<string> {
  let response: ConfigAnswer
  let text: string
  try {
    response = await fetch(url, { cache: 'no-store' })
    text = await response.text()
  } catch (cause) {
    throw new ConfigError('unreachable', `${url} cannot be fetched.`, { cause })
  }
  // S3 behind CloudFront answers 403 where a file is not there and listing is not allowed.
  if (response.status === 404 || response.status === 403) {
    throw new ConfigError('missing', `${url} is not there (${response.status.toString()}).`)
  }
  if (!response.ok) {
    throw new ConfigError('unreachable', `${url} answers ${response.status.toString()}.`)
  }
  return text
}
