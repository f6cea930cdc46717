/**
 * The ladder that every request climbs: route, parse, authenticate, read, authorize, act. The order is AWS's
 * (aws-semantics D.1), and no rung can be skipped: an operation runs only with what `authorize` let through.
 */
import { crc32 } from 'node:zlib'
import type { RequestContext } from '../../../src/iam/decision.ts'
import type { Caller } from '../gate/caller.ts'
import { ServiceError, UnsupportedError } from '../errors.ts'
import type { RandomBytes } from '../random.ts'
import type { Answer } from './answer.ts'
import { jsonAnswer, jsonError } from './aws-json.ts'
import { queryAnswer, queryError } from './aws-query.ts'
import { corsHeaders, preflightAnswer } from './cors.ts'
import { readHeaders, type HeaderReader } from './header-reader.ts'
import type { IamRequest, Operation, SignedOperation } from './operation.ts'
import { parseJsonObject } from './parse-json.ts'
import type { RawRequest } from './raw-request.ts'
import { dynamoDbRequestId, uuidRequestId } from './request-id.ts'
import { route, type JsonService, type QueryService, type ServiceList } from './route.ts'
import type { Service } from './service.ts'

export interface PipelineNeeds {
  readonly services: ServiceList
  readonly region: string
  readonly random: RandomBytes
  /** Verifies the signature. Throws a ServiceError in the words of that service. */
  readonly authenticate: (request: RawRequest, service: Service) => Promise<Caller>
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
  const { services, region, random } = needs

  return async function handle(request, remoteAddress) {
    const headers = readHeaders(request.rawHeaders)
    if (request.method === 'OPTIONS' && headers.first('origin') !== undefined)
      return preflightAnswer(headers)
    const answer = await answerCall(request, headers, remoteAddress)
    return { ...answer, headers: { ...corsHeaders(headers), ...answer.headers } }
  }

  function answerCall(
    request: RawRequest,
    headers: HeaderReader,
    remoteAddress: string,
  ): Promise<Answer> | Answer {
    if (request.method === 'GET' && request.target === '/')
      return plainAnswer(
        200,
        `healthy: dynamodb.${region}.amazonaws.com `,
        dynamoDbRequestId(random),
      )
    const routed = route(services, request.method, headers, request.body)
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
      case 'unknown-target': {
        const code =
          request.body.length > 0 && parseJsonObject(request.body) === undefined
            ? 'SerializationException'
            : 'UnknownOperationException'
        return jsonError(unknownService, dynamoDbRequestId(random), coralError(code))
      }
      case 'unknown-action':
        return queryError(
          {
            kind: 'aws-query',
            version: '',
            namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
          },
          uuidRequestId(),
          new ServiceError('InvalidAction', 'The stand-in has no service of that Version.', {
            status: 400,
          }),
        )
      case 'not-an-api-call':
        return plainAnswer(404, '<UnknownOperationException/>\n', dynamoDbRequestId(random))
    }
  }

  async function answerJson(
    service: JsonService,
    operationName: string,
    request: RawRequest,
    remoteAddress: string,
  ): Promise<Answer> {
    const { protocol } = service
    const requestId = protocol.dynamoDbFraming ? dynamoDbRequestId(random) : uuidRequestId()
    try {
      const body = request.body.length > 0 ? parseJsonObject(request.body) : undefined
      if (body === undefined && request.body.length > 0) throw coralError('SerializationException')
      const operation = service.operation(operationName)
      if (operation === undefined) throw coralError('UnknownOperationException')
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
      if (operation === undefined)
        throw new ServiceError(
          'InvalidAction',
          `Could not find operation ${operationName} for version ${service.protocol.version}`,
          { status: 400 },
        )
      const output = await climb(service, operation, fields, request, remoteAddress)
      return queryAnswer(service.protocol, operationName, requestId, output)
    } catch (error) {
      return queryError(service.protocol, requestId, toServiceError(error))
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
    const caller = await needs.authenticate(request, service)
    const input = operation.read(body)
    const { authorize } = operation
    const unreadable =
      typeof authorize === 'function'
        ? needs.authorize(
            caller,
            service,
            authorize(input),
            needs.globalContext(request, remoteAddress),
          )
        : []
    return operation.run(input, { caller, unreadable })
  }

  function toServiceError(error: unknown): ServiceError {
    if (error instanceof ServiceError) return error
    if (error instanceof UnsupportedError)
      return new ServiceError('Unsupported', error.message, { status: 501, namespace: 'StandIn' })
    needs.reportBug(error)
    return new ServiceError('InternalFailure', 'The stand-in failed. Its log says why.', {
      status: 500,
      cause: error,
    })
  }
}

function isPublic(operation: Operation): operation is Exclude<Operation, SignedOperation<never>> {
  return typeof operation.authorize === 'object' && 'public' in operation.authorize
}

/** An unknown target is answered as DynamoDB's front answers it. */
const unknownService = {
  kind: 'aws-json',
  targetPrefix: '',
  contentType: 'application/x-amz-json-1.0',
  errorNamespace: 'com.amazon.coral.service',
  dynamoDbFraming: true,
} as const

/** The errors of AWS's service framework that carry no message. */
function coralError(code: 'SerializationException' | 'UnknownOperationException'): ServiceError {
  return new ServiceError(code, undefined, { status: 400, namespace: 'com.amazon.coral.service' })
}

/** What the front of DynamoDB answers to something that is no API call (aws-semantics D.1, rows 3 and 4). */
function plainAnswer(status: number, body: string, requestId: string): Answer {
  return {
    status,
    headers: { 'x-amzn-RequestId': requestId, 'x-amz-crc32': String(crc32(body)) },
    body,
  }
}
