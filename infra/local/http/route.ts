/**
 * Finds the service and the operation that a request names. AWS gives each service a host; here one endpoint serves all,
 * so `X-Amz-Target` tells the JSON services apart and `Version` the query services. A REST service knows its own requests.
 */
import type { HeaderReader } from './header-reader.ts'
import type { Operation } from './operation.ts'
import { readQueryParameters } from '../../../src/sigv4/query-parameters.ts'
import { parseForm } from './aws-query.ts'
import { serviceInScope } from './missing-service.ts'
import type { PathService } from './path-service.ts'
import type { RawRequest } from './raw-request.ts'
import type { RestOutput, RestRequest } from './rest.ts'
import type { JsonProtocol, QueryProtocol, RestXmlProtocol, Service } from './service.ts'

export interface JsonService extends Service {
  readonly protocol: JsonProtocol
}

export interface QueryService extends Service {
  readonly protocol: QueryProtocol
}

/** Its operations take a RestRequest and give a RestOutput. */
export interface RestService extends Service {
  readonly protocol: RestXmlProtocol
  /** Whether a request on the endpoint that all services share is for this one. */
  readonly claims: (request: RequestHead, header: HeaderReader['first']) => boolean
  /** The operation that a request is. @throws ServiceError where it is none of the service's */
  readonly route: (request: RestRequest) => Operation
  /** The answer to a browser that asks before it sends. @throws ServiceError where the request would not be let through */
  readonly preflight: (request: RestRequest) => RestOutput
  /** What lets a browser's page read the answer. */
  readonly corsHeaders: (request: RestRequest) => Readonly<Record<string, string>>
}

export type RequestHead = Pick<RawRequest, 'method' | 'target'>

export type Route =
  | { readonly kind: 'rest-xml'; readonly service: RestService }
  | { readonly kind: 'path'; readonly service: PathService }
  | { readonly kind: 'json'; readonly service: JsonService; readonly operationName: string }
  | {
      readonly kind: 'query'
      readonly service: QueryService
      readonly operationName: string
      readonly fields: Readonly<Record<string, string>>
    }
  /** A JSON request whose target no service here has. */
  | { readonly kind: 'unknown-target' }
  /** A form that names no service here. */
  | {
      readonly kind: 'unknown-action'
      /** `undefined` where a field is given twice. */
      readonly fields: Readonly<Record<string, string>> | undefined
    }
  /** Neither a POST nor a query service's GET, or a body of a type that the service does not take. */
  | { readonly kind: 'not-an-api-call' }

export interface ServiceList {
  readonly json: readonly JsonService[]
  readonly query: readonly QueryService[]
  readonly rest: readonly RestService[]
  readonly paths: readonly PathService[]
}

export function route(
  services: ServiceList,
  { method, target, body }: Pick<RawRequest, 'method' | 'target' | 'body'>,
  headers: HeaderReader,
): Route {
  const contentType = headers.first('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const [prefix, operationName, ...rest] = (headers.first('x-amz-target') ?? '').split('.')
  const service = services.json.find(({ protocol }) => protocol.targetPrefix === prefix)
  const isPlain = method === 'POST' && target === '/' && contentType !== formType
  // Most requests, and no other service has such.
  if (isPlain && service !== undefined) return routeJson()

  const signedFor = serviceInScope(headers)
  const path = services.paths.find(({ claims }) => claims({ method, target, body }, signedFor))
  if (path !== undefined) return { kind: 'path', service: path }
  const header = (name: string) => headers.first(name)
  const restService = services.rest.find(({ claims }) => claims({ method, target }, header))
  if (restService !== undefined) return { kind: 'rest-xml', service: restService }
  if (method === 'GET') return routeQuery(services.query, target)
  if (method !== 'POST') return { kind: 'not-an-api-call' }
  if (body.length === 0 && headers.first('x-amz-target') === undefined && hasAction(target))
    return routeQuery(services.query, target)
  if (contentType === formType)
    return routeFields(services.query, parseForm(new TextDecoder().decode(body)))
  return routeJson()

  function routeJson(): Route {
    if (body.length > 0 && !takes(service, contentType)) return { kind: 'not-an-api-call' }
    if (service === undefined || operationName === undefined || rest.length > 0)
      return { kind: 'unknown-target' }
    return { kind: 'json', service, operationName }
  }
}

const formType = 'application/x-www-form-urlencoded'

/** DynamoDB answers 404 to a body of any other type, 1.1 of its own protocol included (aws-semantics D.1, row 4). */
function takes(service: JsonService | undefined, contentType: string): boolean {
  const expected = service?.protocol.contentType ?? 'application/x-amz-json-1.0'
  return contentType === expected || contentType === 'application/json'
}

function hasAction(target: string): boolean {
  return target.includes('?') && readQueryParameters(target).has('Action')
}

/** Query services take their fields from the query string, too: that is what a presigned URL is, for GET or for POST. */
function routeQuery(services: readonly QueryService[], target: string): Route {
  const query = readQueryParameters(target)
  if (!query.has('Action')) return { kind: 'not-an-api-call' }
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, values] of query) {
    if (name.startsWith('X-Amz-')) continue
    if (values.length > 1) return { kind: 'unknown-action', fields: undefined }
    fields[name] = values[0] ?? ''
  }
  return routeFields(services, fields)
}

function routeFields(
  services: readonly QueryService[],
  fields: Readonly<Record<string, string>> | undefined,
): Route {
  const service = services.find(({ protocol }) => protocol.version === fields?.['Version'])
  const operationName = fields?.['Action']
  if (fields === undefined || service === undefined || operationName === undefined)
    return { kind: 'unknown-action', fields }
  return { kind: 'query', service, operationName, fields }
}
