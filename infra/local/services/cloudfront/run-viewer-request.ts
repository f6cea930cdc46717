/**
 * Runs a distribution's function at viewer-request, as CloudFront's JavaScript runtime would: a script of its own, without
 * network, files or clock to wait for, that is given an event and gives back a request or a response.
 *
 * Whoever deploys a template writes this code. It gets nothing but text and gives nothing but text, in a context that can make no
 * more code; `node:vm` is no wall against those who mean harm, so pages in a browser cannot deploy (`refusesPages`). What is left
 * are programs that reach the port, with keys that everybody knows: the README says so.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
import { createContext, Script } from 'node:vm'
import { UnsupportedError } from '../../errors.ts'

export interface ViewerRequest {
  readonly method: string
  /** Path without the query. */
  readonly uri: string
  readonly querystring: Readonly<Record<string, { readonly value: string }>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, { readonly value: string }>>
  readonly cookies: Readonly<Record<string, { readonly value: string }>>
}

export interface ViewerEvent {
  readonly distributionDomainName: string
  readonly distributionId: string
  readonly requestId: string
  readonly ip: string
  readonly request: ViewerRequest
}

/** Where to go on, or what to answer at once. */
export type ViewerResult =
  | { readonly uri: string }
  | {
      readonly statusCode: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }

/** CloudFront allows about a millisecond of its own machines'. This is by the clock, on a machine that may be busy. */
const timeLimitMs = 1000

const scripts = new Map<string, Script>()

/** @throws Error where the function throws, takes too long or gives back something else */
export function runViewerRequest(code: string, event: ViewerEvent): ViewerResult {
  const { distributionDomainName, distributionId, requestId, ip, request } = event
  const input = {
    version: '1.0',
    context: {
      distributionDomainName,
      distributionId,
      eventType: 'viewer-request',
      requestId,
    },
    viewer: { ip },
    request,
  }
  const context = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  })
  scriptOf(code).runInContext(context, { timeout: timeLimitMs })
  const call = new Script(
    `{ const result = handler(JSON.parse(${JSON.stringify(JSON.stringify(input))}));
       result && typeof result.then === 'function' ? 'promise' : JSON.stringify(result) }`,
  )
  const output: unknown = call.runInContext(context, { timeout: timeLimitMs })
  if (output === 'promise') throw new UnsupportedError('asynchronous functions of CloudFront')
  if (typeof output !== 'string') throw new Error('The function gave back nothing.')
  return readResult(JSON.parse(output))
}

function scriptOf(code: string): Script {
  const known = scripts.get(code)
  if (known !== undefined) return known
  // Also in comments and strings, which is the safe side.
  if (/\bimport\b/.test(code)) throw new UnsupportedError('import in functions of CloudFront')
  const script = new Script(code, { filename: 'viewer-request.js' })
  scripts.clear()
  scripts.set(code, script)
  return script
}

function readResult(result: unknown): ViewerResult {
  if (!isRecord(result)) throw new Error('The function gave back neither request nor response.')
  if (typeof result['uri'] === 'string' && result['uri'].startsWith('/'))
    return { uri: result['uri'] }
  const { statusCode, headers, body } = result
  if (typeof statusCode !== 'number' || statusCode < 200 || statusCode > 599)
    throw new Error('The function gave back neither request nor response.')
  return {
    statusCode,
    headers: Object.fromEntries(
      Object.entries(isRecord(headers) ? headers : {}).flatMap(([name, value]) =>
        isRecord(value) && typeof value['value'] === 'string' ? [[name, value['value']]] : [],
      ),
    ),
    body: isRecord(body) && typeof body['data'] === 'string' ? body['data'] : '',
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
