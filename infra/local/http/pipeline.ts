/**
 * The ladder that every request climbs: route, parse, authenticate, read, authorize, act. The order is AWS's
 * (aws-semantics D.1), and no rung can be skipped: an operation runs only with what `authorize` let through.
 */
import type { RequestContext } from '../../../src/iam/decision.ts'
import type { Caller } from '../gate/caller.ts'
import { ServiceError, UnsupportedError } from '../errors.ts'
import type { RandomBytes } from '../random.ts'
import type { Answer } from './answer.ts'
import { jsonAnswer, jsonError } from './aws-json.ts'
import { queryAnswer, queryError } from './aws-query.ts'
import { corsHeaders, preflightAnswer } from './cors.ts'
import {
  coralError,
  plainAnswer,
  unknownAction,
  unknownOperation,
  unknownProtocol,
  unknownQueryProtocol,
} from './front-answers.ts'
import { missingService, missingServiceAnswer } from './missing-service.ts'
import { readHeaders, type HeaderReader } from './header-reader.ts'
import type { IamRequest, Operation, SignedOperation } from './operation.ts'
import { parseJsonObject } from './parse-json.ts'
import type { PathOutput, PathService } from './path-service.ts'
import type { RawRequest } from './raw-request.ts'
import { createDynamoDbRequestIds, uuidRequestId } from './request-id.ts'
import type { RestOutput, RestPayload } from './rest.ts'
import { restAnswer, restError, restRequest } from './rest-xml.ts'
import {
  route,
  type JsonService,
  type QueryService,
  type RestService,
  type Route,
  type ServiceList,
} from './route.ts'
import type { Service } from './service.ts'

export interface PipelineNeeds {
  readonly services: ServiceList
  readonly region: string
  readonly random: RandomBytes
  /** Verifies the signature. Throws a ServiceError in the words of that service. */
  readonly authenticate: (request: RawRequest, service: Service) => Caller | Promise<Caller>
  /** The body of a REST request that was authenticated, held against what was signed. Throws the service's error. */
  readonly openPayload: (request: RawRequest) => RestPayload
  /** Asks IAM. Throws the service's AccessDenied; returns what could not be read in what IAM allowed. */
  readonly authorize: (
    caller: Caller,
    service: Service,
    requests: readonly IamRequest[],
    globals: RequestContext,
  ) => readonly string[]
  /** The condition keys that every request has: `aws:SourceIp`, `aws:CurrentTime`… */
  readonly globalContext: (request: RawRequest, remoteAddress: string) => RequestContext
  /** Called with what is a bug of the stand-in, never with a request that AWS would refuse as well. */
  readonly reportBug: (error: unknown) => void
}

export type Pipeline = (request: RawRequest, remoteAddress: string) => Promise<Answer>

export function createPipeline(needs: PipelineNeeds): Pipeline {
  const { services, region } = needs
  const dynamoDbRequestId = createDynamoDbRequestIds(needs.random)
  const signingNames = [
    ...services.json,
    ...services.query,
    ...services.rest,
    ...services.paths,
  ].map(({ signingName }) => signingName)

  return async function handle(request, remoteAddress) {
    const headers = readHeaders(request.rawHeaders)
    const routed = route(services, request, headers)
    // Whom a bucket's answers are for, the bucket says.
    if (routed.kind === 'rest-xml') return answerRest(routed.service, request, remoteAddress)
    if (request.isTooLarge === true)
      return { status: 413, headers: { Connection: 'close' }, body: '' }
    if (request.method === 'OPTIONS' && headers.first('origin') !== undefined)
      return preflightAnswer(headers)
    const answer = await answerCall(routed, request, headers, remoteAddress)
    return { ...answer, headers: { ...corsHeaders(headers), ...answer.headers } }
  }

  function answerCall(
    routed: Exclude<Route, { readonly kind: 'rest-xml' }>,
    request: RawRequest,
    headers: HeaderReader,
    remoteAddress: string,
  ): Promise<Answer> | Answer {
    const missing = isRouted(routed) ? undefined : missingService(headers, signingNames)
    if (missing !== undefined) return missingServiceAnswer(missing, headers, uuidRequestId())
    if (request.method === 'GET' && request.target === '/')
      return plainAnswer(200, `healthy: dynamodb.${region}.amazonaws.com `, dynamoDbRequestId())
    switch (routed.kind) {
      case 'json':
        return answerJson(routed.service, routed.operationName, request, remoteAddress)
      case 'query':
        return answerQuery(
          routed.service,
          routed.operationName,
          routed.fields,
          request,
          remoteAddress,
        )
      case 'path':
        return answerPath(routed.service, request, remoteAddress)
      case 'unknown-target':
        return answerUnknownTarget(request)
      case 'unknown-action':
        return queryError(unknownQueryProtocol, uuidRequestId(), unknownAction(routed.fields))
      case 'not-an-api-call':
        return plainAnswer(404, '<UnknownOperationException/>\n', dynamoDbRequestId())
    }
  }

  /** A body that is no JSON is reported first. */
  function answerUnknownTarget({ body }: RawRequest): Answer {
    const requestId = dynamoDbRequestId()
    try {
      const isJson = body.length === 0 || parseJsonObject(body) !== undefined
      throw coralError(
        isJson ? 'UnknownOperationException' : 'SerializationException',
        unknownProtocol,
      )
    } catch (error) {
      return jsonError(unknownProtocol, requestId, toServiceError(error))
    }
  }

  async function answerJson(
    service: JsonService,
    operationName: string,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<Answer> {
    const { protocol } = service
    const requestId = protocol.dynamoDbFraming ? dynamoDbRequestId() : uuidRequestId()
    try {
      const body = request.body.length > 0 ? parseJsonObject(request.body) : undefined
      if (body === undefined && request.body.length > 0)
        throw coralError('SerializationException', protocol)
      const operation = service.operation(operationName)
      if (operation === undefined) throw coralError('UnknownOperationException', protocol)
      const output = await climb(service, operation, body, request, remoteAddress)
      return jsonAnswer(protocol, requestId, output)
    } catch (error) {
      return jsonError(protocol, requestId, toServiceError(error))
    }
  }

  async function answerQuery(
    service: QueryService,
    operationName: string,
    fields: Readonly<Record<string, string>>,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<Answer> {
    const requestId = uuidRequestId()
    try {
      const operation = service.operation(operationName)
      if (operation === undefined) throw unknownOperation(operationName, service.protocol.version)
      const output = await climb(service, operation, fields, request, remoteAddress)
      return queryAnswer(service.protocol, operationName, requestId, output)
    } catch (error) {
      return queryError(service.protocol, requestId, toServiceError(error))
    }
  }

  async function answerPath(
    service: PathService,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<Answer> {
    const requestId = uuidRequestId()
    try {
      const output = await climb(service, service.route(request), request, request, remoteAddress)
      // Operations of a PathService give such an output, by its own definition.
      const { status = 200, headers = {}, xml } = output as PathOutput
      const common = { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' }
      return { status, headers: { ...common, ...headers }, body: xml }
    } catch (error) {
      return queryError(service.protocol, requestId, toServiceError(error))
    }
  }

  async function answerRest(
    service: RestService,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<Answer> {
    const rest = restRequest(request, () => needs.openPayload(request))
    const isPreflight = request.method === 'OPTIONS'
    const cors = isPreflight ? {} : service.corsHeaders(rest)
    try {
      if (isPreflight) return restAnswer(service.preflight(rest), cors)
      const output = await climb(service, service.route(rest), rest, request, remoteAddress)
      // Operations of a RestService give such an output, by its own definition.
      return restAnswer(output as RestOutput, cors)
    } catch (error) {
      return restError(toServiceError(error), request.method, cors)
    }
  }

  async function climb(
    service: Service,
    operation: Operation,
    body: unknown,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<unknown> {
    if (isPublic(operation)) return operation.run(operation.read(body))
    const verified = needs.authenticate(request, service)
    const caller = verified instanceof Promise ? await verified : verified
    const input = operation.read(body)
    const { authorize } = operation
    const ask = (requests: readonly IamRequest[]) =>
      needs.authorize(caller, service, requests, needs.globalContext(request, remoteAddress))
    const unreadable = typeof authorize === 'function' ? ask(authorize(input)) : []
    if (operation.refusesPages === true && mayComeFromPage(request))
      throw new UnsupportedError(`${service.title} ${operation.name} from a page in a browser`)
    return operation.run(input, {
      caller,
      unreadable,
      refusalOf: (more) => refusalOf(() => ask([more])),
    })
  }

  function toServiceError(error: unknown): ServiceError {
    if (error instanceof ServiceError) {
      // AWS has such answers, but they are failures all the same.
      if (error.status === 500) needs.reportBug(error.cause ?? error)
      return error
    }
    if (error instanceof UnsupportedError)
      return new ServiceError('Unsupported', error.message, { status: 501, namespace: 'StandIn' })
    needs.reportBug(error)
    return new ServiceError('InternalFailure', 'The stand-in failed. Its log says why.', {
      status: 500,
      cause: error,
    })
  }
}

function isRouted({ kind }: Route): boolean {
  return kind === 'json' || kind === 'query' || kind === 'path'
}

/** Browsers say so themselves, but of some requests by GET. */
function mayComeFromPage({ method, rawHeaders }: RawRequest): boolean {
  const headers = readHeaders(rawHeaders)
  return (
    method === 'GET' ||
    headers.first('origin') !== undefined ||
    headers.first('sec-fetch-site') !== undefined
  )
}

/** What an operation is told of a refusal; any other failure is none. */
function refusalOf(ask: () => readonly string[]): ServiceError | undefined {
  try {
    const [unreadable] = ask()
    if (unreadable === undefined) return undefined
    throw new Error(`IAM was asked about what could not be read: ${unreadable}`)
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
}

function isPublic(operation: Operation): operation is Exclude<Operation, SignedOperation<never>> {
  return typeof operation.authorize === 'object' && 'public' in operation.authorize
}
