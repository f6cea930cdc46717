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
}

export function createWireRecorder({
  log,
  now,
  publicIds,
  headStart,
}: WireRecorderOptions): WireRecorder {
  async function recordWhile(
    handler: HttpHandler,
    request: HttpRequest,
    options: WireOptions,
    who: Pick<Exchange, 'seat' | 'service'>,
  ): ReturnType<HttpHandler['handle']> {
    const requestBody = textOf(request.body)
    const knownSecrets = valuesOf(request.headers, 'x-amz-security-token')
    const mask = (text: string) => maskText(withoutSecrets(text, knownSecrets), publicIds)
    const [target = ''] = valuesOf(request.headers, 'x-amz-target')
    const ahead = headStart?.take(who.seat, target, requestBody)
    const startedAt = ahead?.startedAt ?? now()
    const pending: Exchange = {
      id: log.nextId(),
      ...who,
      operation: operationOf(request, requestBody),
      startedAt,
      method: request.method,
      url: urlOf(request),
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
      const body = new TextDecoder().decode(bytes)
      log.put({
        ...pending,
        state: 'answered',
        ...answerOf(response, body, mask),
        ...elapsed(arrivedAt),
      })
      // The stream was read to its end above, so the SDK gets the bytes instead.
      response.body = bytes
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

/** The SDK knows a response by its fields, not by its class. */
async function answerAhead({ answer }: CallAhead) {
  const { arrivedAt, ...response } = await answer
  return { response: response as unknown as HttpResponse, arrivedAt }
}

function answerOf(response: HttpResponse, body: string, mask: (text: string) => string) {
  const [requestId] = valuesOf(response.headers, 'x-amzn-requestid')
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

/** JSON services name the operation in `x-amz-target`, STS in its form body. */
function operationOf(request: HttpRequest, body: string): string {
  const [target] = valuesOf(request.headers, 'x-amz-target')
  return target?.split('.').at(-1) ?? new URLSearchParams(body).get('Action') ?? request.method
}

function urlOf({ protocol, hostname, port, path }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port.toString()}`}${path}`
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

function textOf(body: unknown): string {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
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
