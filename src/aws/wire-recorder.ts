/**
 * Records every exchange with AWS as it crossed the wire: the request after it was signed, the answer before the SDK read
 * it. Sits around the SDK's own HTTP handler, so each retry is an exchange of its own. Secrets are masked before anything
 * is kept: the log never holds a guest's identity ID, a secret key or a session token.
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { Aim } from '../domain/attempt.ts'
import type { Exchange, WireMessage } from '../domain/exchange.ts'
import { maskSecret, maskText } from '../domain/mask.ts'
import type { Seat } from '../domain/session.ts'
import type { CallAhead, HeadStart } from './head-start.ts'
import type { WritableWireLog } from './wire-log.ts'

type DynamoDBExtension = NonNullable<DynamoDBClientConfig['extensions']>[number]
/** The SDK's own type, which it exports from no package that an app depends on. */
export type HttpHandler = ReturnType<Parameters<DynamoDBExtension['configure']>[0]['httpHandler']>
/** The SDK's hook for whoever wants to change a client's HTTP handler, as far as all clients share it. */
export interface ClientExtension {
  configure(client: {
    httpHandler(): HttpHandler
    setHttpHandler(handler: HttpHandler): void
  }): void
}
type HttpRequest = Parameters<HttpHandler['handle']>[0]
type HttpHandlerOptions = NonNullable<Parameters<HttpHandler['handle']>[1]>
type HttpResponse = Awaited<ReturnType<HttpHandler['handle']>>['response']

/** Options of `client.send`: the SDK hands them through to the HTTP handler untouched. */
export interface WireOptions extends HttpHandlerOptions {
  /** Why the app makes this exchange, where that is not the player's own doing. */
  readonly purpose?: 'set-up' | 'clean-up' | undefined
  /** What an attempt is aimed at. */
  readonly aim?: Aim
  /** Called with the exchange's ID when the request leaves; once more for each retry. */
  readonly onExchange?: (exchangeId: string) => void
}

export interface WireRecorderOptions {
  readonly log: WritableWireLog
  readonly now: () => Date
  /** The identity pool's ID, which looks like an identity ID and is public. */
  readonly publicIds: readonly string[]
  /** What was sent before there was a client. Such a call is recorded as it was sent, and not sent again. */
  readonly headStart?: HeadStart | undefined
}

export interface WireRecorder {
  /** Makes a client record what it sends. */
  extensionFor(seat: Seat, service: Exchange['service']): ClientExtension
  /** Records a call that was sent ahead. @returns The body of its answer. */
  recordAhead(seat: Seat, service: Exchange['service'], call: CallAhead): Promise<Uint8Array>
}

export function createWireRecorder({
  log,
  now,
  publicIds,
  headStart,
}: WireRecorderOptions): WireRecorder {
  async function recordWhile(
    handler: Pick<HttpHandler, 'handle'>,
    request: HttpRequest,
    options: WireOptions,
    who: Pick<Exchange, 'seat' | 'service'>,
    sent?: CallAhead,
  ): ReturnType<HttpHandler['handle']> {
    const requestBody = textOf(request.body, request.headers)
    const knownSecrets = valuesOf(request.headers, 'x-amz-security-token')
    const mask = (text: string) => maskText(withoutSecrets(text, knownSecrets), publicIds)
    const [target = ''] = valuesOf(request.headers, 'x-amz-target')
    const ahead = sent ?? headStart?.take(who.seat, target, requestBody)
    const startedAt = ahead?.startedAt ?? now()
    const pending: Exchange = {
      id: log.nextId(),
      ...who,
      operation: operationOf(request, requestBody),
      startedAt,
      method: request.method,
      url: mask(urlOf(request)),
      request: {
        headers: maskedHeaders(ahead?.headers ?? request.headers, mask),
        body: mask(requestBody),
      },
      state: 'pending',
      ...(options.purpose && { purpose: options.purpose }),
      ...(options.aim && { aim: options.aim }),
    }
    log.put(pending)
    options.onExchange?.(pending.id)
    try {
      const { response, arrivedAt } = await (ahead ? answerAhead(ahead) : answerNow())
      const bytes = await bytesOf(response.body)
      const body = textOf(bytes, response.headers)
      log.put({
        ...pending,
        state: 'answered',
        ...answerOf(response, body, mask),
        ...elapsed(arrivedAt),
      })
      // The stream was read to its end above, so the SDK gets the bytes instead. For S3 it wants a stream again.
      response.body = who.service === 's3' ? new Response(bytes.slice()).body : bytes
      return { response }
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      log.put({ ...pending, state: 'failed', networkError: mask(words), ...elapsed() })
      throw error
    }
    async function answerNow() {
      const { response } = await handler.handle(request, options)
      return { response, arrivedAt: undefined }
    }
    /** @param at Default: now. */
    function elapsed(at = now()) {
      return { durationMs: Math.max(0, at.getTime() - startedAt.getTime()) }
    }
  }

  return {
    async recordAhead(seat, service, call) {
      const { response } = await recordWhile(
        noHandler,
        requestOf(call),
        {},
        { seat, service },
        call,
      )
      return bytesOf(response.body)
    },
    extensionFor: (seat, service) => ({
      configure(client) {
        const inner = client.httpHandler()
        const recording: HttpHandler = {
          metadata: inner.metadata ?? { handlerProtocol: 'http/1.1' },
          destroy: () => inner.destroy?.(),
          handle: (request, options = {}) =>
            recordWhile(inner, request, options, { seat, service }),
          updateHttpClientConfig: (key, value) => {
            inner.updateHttpClientConfig(key, value)
          },
          httpHandlerConfigs: () => inner.httpHandlerConfigs(),
        }
        client.setHttpHandler(recording)
      },
    }),
  }
}

/** For what is on its way already. */
const noHandler: Pick<HttpHandler, 'handle'> = {
  handle: () => Promise.reject(new Error('It was sent ahead.')),
}

/** The SDK's form of a request, as far as the recorder reads it. */
function requestOf({ url, headers, body }: CallAhead): HttpRequest {
  const { protocol, hostname, port, pathname } = new URL(url)
  const place = { protocol, hostname, path: pathname, ...(port !== '' && { port: Number(port) }) }
  return { method: 'POST', ...place, query: {}, headers, body } as unknown as HttpRequest
}

/** The SDK knows a response by its fields, not by its class. */
async function answerAhead({ answer }: CallAhead) {
  const { arrivedAt, ...response } = await answer
  return { response: response as unknown as HttpResponse, arrivedAt }
}

function answerOf(response: HttpResponse, body: string, mask: (text: string) => string) {
  const [requestId] = [
    ...valuesOf(response.headers, 'x-amzn-requestid'),
    ...valuesOf(response.headers, 'x-amz-request-id'),
  ]
  const errorCode = response.statusCode < 400 ? undefined : errorCodeOf(response, body)
  const message: WireMessage = {
    headers: maskedHeaders(response.headers, mask),
    body: mask(body),
  }
  return {
    status: response.statusCode,
    response: message,
    ...(requestId !== undefined && { requestId }),
    ...(errorCode !== undefined && { errorCode }),
  }
}

/** `com.amazon.coral.service#AccessDeniedException` or `NotAuthorizedException:` without what surrounds the name. */
function errorCodeOf(response: HttpResponse, body: string): string | undefined {
  const [header] = valuesOf(response.headers, 'x-amzn-errortype')
  const type =
    header ?? /"__type"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? /<Code>([^<]+)<\/Code>/.exec(body)?.[1]
  return type?.split(':')[0]?.split('#').at(-1)
}

/** JSON services name the operation in `x-amz-target`, STS in its form body, S3's clients in the query, save for a list. */
function operationOf(request: HttpRequest, body: string): string {
  const [target] = valuesOf(request.headers, 'x-amz-target')
  if (target !== undefined) return target.split('.').at(-1) ?? target
  const named = request.query['x-id'] ?? new URLSearchParams(body).get('Action')
  if (typeof named === 'string') return named
  return request.query['list-type'] === '2' ? 'ListObjectsV2' : request.method
}

function urlOf({ protocol, hostname, port, path, query }: HttpRequest): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}=${encodeURIComponent(one ?? '')}`),
  )
  const place = `${protocol}//${hostname}${port === undefined ? '' : `:${port.toString()}`}${path}`
  return parameters.length === 0 ? place : `${place}?${parameters.join('&')}`
}

function maskedHeaders(headers: HttpRequest['headers'], mask: (text: string) => string) {
  return Object.entries(headers).map(([name, value]) => {
    const lowerCase = name.toLowerCase()
    const isToken = lowerCase === 'x-amz-security-token'
    return [lowerCase, isToken ? maskSecret(value) : mask(value)] as const
  })
}

function valuesOf(headers: HttpRequest['headers'], lowerCaseName: string): string[] {
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === lowerCaseName)
    .map(([, value]) => value)
}

/** Takes out what this very request sent as a secret, should the answer quote it back, as a signature error does. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) =>
      [secret, secret.replaceAll('/', '\\/')].reduce(
        (left, written) => left.replaceAll(written, maskSecret(secret)),
        rest,
      ),
    text,
  )
}

/** Of a picture, only what it is: its bytes say nothing to a reader. */
function textOf(body: unknown, headers: HttpRequest['headers']): string {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) {
    const [type = ''] = valuesOf(headers, 'content-type')
    return type.startsWith('image/') && body.length > 0
      ? `(${body.length.toString()} bytes of ${type})`
      : new TextDecoder().decode(body)
  }
  throw new TypeError('The wire recorder reads only text and bytes in a request.')
}

/** Browsers answer with a web stream or, where there is no body, a Blob; Node with a stream of its own. */
async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Blob || body instanceof ReadableStream) {
    return new Uint8Array(await new Response(body).arrayBuffer())
  }
  if (typeof body === 'object' && Symbol.asyncIterator in body) {
    const chunks: BlobPart[] = []
    for await (const chunk of body as AsyncIterable<BlobPart>) chunks.push(chunk)
    return new Uint8Array(await new Blob(chunks).arrayBuffer())
  }
  throw new TypeError('The wire recorder does not know this kind of response body.')
}
