/**
 * Finds the service and the operation that a request names. AWS gives each service a host; here one endpoint serves all,
 * so `X-Amz-Target` tells the JSON services apart and `Version` the query services.
 */
import type { HeaderReader } from './header-reader.ts'
import { parseForm } from './aws-query.ts'
import type { JsonProtocol, QueryProtocol, Service } from './service.ts'

export interface JsonService extends Service {
  readonly protocol: JsonProtocol
}

export interface QueryService extends Service {
  readonly protocol: QueryProtocol
}

export type Route =
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
  | { readonly kind: 'unknown-action' }
  /** Not a POST, or a body of a type that the service does not take. */
  | { readonly kind: 'not-an-api-call' }

export interface ServiceList {
  readonly json: readonly JsonService[]
  readonly query: readonly QueryService[]
}

export function route(
  services: ServiceList,
  method: string,
  headers: HeaderReader,
  body: Uint8Array,
): Route {
  if (method !== 'POST') return { kind: 'not-an-api-call' }
  const contentType = headers.first('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (contentType === 'application/x-www-form-urlencoded') return routeForm(services.query, body)

  const [prefix, operationName, ...rest] = (headers.first('x-amz-target') ?? '').split('.')
  const service = services.json.find(({ protocol }) => protocol.targetPrefix === prefix)
  if (body.length > 0 && !takes(service, contentType)) return { kind: 'not-an-api-call' }
  if (service === undefined || operationName === undefined || rest.length > 0)
    return { kind: 'unknown-target' }
  return { kind: 'json', service, operationName }
}

/** DynamoDB answers 404 to a body of any other type, 1.1 of its own protocol included (aws-semantics D.1, row 4). */
function takes(service: JsonService | undefined, contentType: string): boolean {
  const expected = service?.protocol.contentType ?? 'application/x-amz-json-1.0'
  return contentType === expected || contentType === 'application/json'
}

function routeForm(services: readonly QueryService[], body: Uint8Array): Route {
  const fields = parseForm(new TextDecoder().decode(body))
  const service = services.find(({ protocol }) => protocol.version === fields?.['Version'])
  const operationName = fields?.['Action']
  if (fields === undefined || service === undefined || operationName === undefined)
    return { kind: 'unknown-action' }
  return { kind: 'query', service, operationName, fields }
}
