/** The headers with which S3 hands out an object. */
import type { RestRequest } from '../../http/rest.ts'
import type { StoredObject } from '../../state/object-store.ts'
import { invalidArgument } from './errors.ts'
import { headerOf, parameterOf } from './input.ts'

/** Every object is encrypted at rest on S3, and every answer says so. */
export const encrypted = { 'x-amz-server-side-encryption': 'AES256' } as const

const overrides: Readonly<Record<string, string>> = {
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-content-type': 'content-type',
  'response-expires': 'expires',
}

export function checksumHeadersOf({ checksum }: Pick<StoredObject, 'checksum'>) {
  return {
    [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value,
    'x-amz-checksum-type': 'FULL_OBJECT',
  }
}

export function validators({ etag, lastModified }: StoredObject) {
  return { ETag: `"${etag}"`, 'Last-Modified': lastModified.toUTCString() }
}

/** All but length and range, with what the request wants otherwise. */
export function objectHeaders(
  request: RestRequest,
  object: StoredObject,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { ...object.headers }
  for (const [parameter, header] of Object.entries(overrides)) {
    const value = parameterOf(request, parameter)
    if (value === undefined) continue
    if (!/^[\x20-\x7e]*$/.test(value))
      throw invalidArgument(
        parameter,
        value,
        'Header value cannot be represented using ISO-8859-1.',
      )
    headers[header] = value
  }
  return { ...headers, ...validators(object), ...encrypted, 'Accept-Ranges': 'bytes' }
}

/** Only where it is asked for, and only of the whole object. */
export function wholeChecksum(
  request: RestRequest,
  object: StoredObject,
): Readonly<Record<string, string>> {
  const isWanted = headerOf(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  return isWanted ? checksumHeadersOf(object) : {}
}
