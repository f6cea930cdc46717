/**
 * What a bucket lets pages of other origins do, by its own rules. It decides nothing but what a browser shows to a page: the
 * request itself is gated.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html, aws-semantics E.4
 */
import type { RestOutput, RestRequest } from '../../http/rest.ts'
import { s3Error } from './errors.ts'
import { headerOf } from './input.ts'
import type { Bucket, BucketCorsRule } from './needs.ts'
import type { Place } from './place.ts'

const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'

/** The answer to `OPTIONS`. @throws ServiceError where no rule lets the request through */
export function preflight(
  request: RestRequest,
  place: Place,
  bucket: Bucket | undefined,
): RestOutput {
  const origin = headerOf(request, 'origin')
  if (origin === undefined)
    throw s3Error(400, 'BadRequest', 'Insufficient information. Origin request header needed.')
  const method = headerOf(request, 'access-control-request-method')
  if (method === undefined || !['GET', 'PUT', 'POST', 'DELETE', 'HEAD'].includes(method))
    throw s3Error(400, 'BadRequest', `Invalid Access-Control-Request-Method: ${method ?? 'null'}`)
  const resourceType = place.key === undefined ? 'BUCKET' : 'OBJECT'
  if (bucket === undefined) throw forbidden('Bucket not found', method, 'BUCKET')
  if (bucket.cors.length === 0)
    throw forbidden('CORS is not enabled for this bucket.', method, resourceType)
  const names = (headerOf(request, 'access-control-request-headers') ?? '')
    .split(',')
    .flatMap((name) => name.trim().toLowerCase() || [])
  const rule = bucket.cors.find(
    (each) =>
      isFor(each, origin, method) &&
      names.every((name) => each.allowedHeaders.some((allowed) => isLike(name, allowed))),
  )
  // AWS's own spelling of "evaluation".
  if (rule === undefined)
    throw forbidden(
      "This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      method,
      resourceType,
    )
  return {
    headers: {
      ...allowing(rule, origin),
      ...(names.length > 0 && { 'Access-Control-Allow-Headers': names.join(', ') }),
      ...(rule.maxAgeSeconds !== undefined && {
        'Access-Control-Max-Age': String(rule.maxAgeSeconds),
      }),
    },
  }
}

/** For the answer to the request itself. Where no rule fits, it is answered all the same, and the browser keeps it from the page. */
export function corsHeaders(
  request: RestRequest,
  bucket: Bucket | undefined,
): Readonly<Record<string, string>> {
  const origin = headerOf(request, 'origin')
  if (origin === undefined) return {}
  const rule = bucket?.cors.find((each) => isFor(each, origin, request.method))
  return rule === undefined ? {} : allowing(rule, origin)
}

function allowing(rule: BucketCorsRule, origin: string): Readonly<Record<string, string>> {
  const isForAll = rule.allowedOrigins.includes('*')
  return {
    'Access-Control-Allow-Origin': isForAll ? '*' : origin,
    'Access-Control-Allow-Methods': rule.allowedMethods.join(', '),
    ...(rule.exposedHeaders.length > 0 && {
      'Access-Control-Expose-Headers': rule.exposedHeaders.join(', '),
    }),
    ...(!isForAll && { 'Access-Control-Allow-Credentials': 'true' }),
    Vary: vary,
  }
}

function isFor(rule: BucketCorsRule, origin: string, method: string): boolean {
  return (
    rule.allowedMethods.includes(method) &&
    rule.allowedOrigins.some((allowed) => matches(origin, allowed))
  )
}

function isLike(name: string, allowed: string): boolean {
  return matches(name, allowed.toLowerCase())
}

/** A pattern has one `*` at most, which stands for anything. */
function matches(text: string, pattern: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return text === pattern
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  const isLongEnough = text.length >= before.length + after.length
  return isLongEnough && text.startsWith(before) && text.endsWith(after)
}

function forbidden(message: string, method: string, resourceType: string): Error {
  return s3Error(403, 'AccessForbidden', `CORSResponse: ${message}`, {
    Method: method,
    ResourceType: resourceType,
  })
}
