/**
 * `If-Match` and its kin, of reads and of writes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
import type { RestRequest } from '../../http/rest.ts'
import type { StoredObject } from '../../state/object-store.ts'
import { noSuchKey, preconditionFailed } from './errors.ts'
import { headerOf } from './input.ts'

/**
 * Whether what the reader has is still right, so that the answer is 304. A date counts only where no entity tag is given.
 *
 * @throws ServiceError 412
 */
export function isUnchanged(request: RestRequest, { etag, lastModified }: StoredObject): boolean {
  const match = headerOf(request, 'if-match')
  if (match !== undefined) {
    if (!names(match, etag)) throw preconditionFailed('If-Match')
  } else {
    const unmodifiedSince = dateOf(request, 'if-unmodified-since')
    if (unmodifiedSince !== undefined && lastModified > unmodifiedSince)
      throw preconditionFailed('If-Unmodified-Since')
  }
  const noneMatch = headerOf(request, 'if-none-match')
  if (noneMatch !== undefined) return names(noneMatch, etag)
  const modifiedSince = dateOf(request, 'if-modified-since')
  return modifiedSince !== undefined && lastModified <= modifiedSince
}

/** @throws ServiceError where a write may not replace what is there, or nothing is there that it could replace */
export function checkWrite(
  request: RestRequest,
  key: string,
  present: StoredObject | undefined,
): void {
  const match = headerOf(request, 'if-match')
  if (match !== undefined) {
    if (present === undefined) throw noSuchKey(key)
    if (!names(match, present.etag)) throw preconditionFailed('If-Match')
  }
  const noneMatch = headerOf(request, 'if-none-match')
  if (noneMatch !== undefined && present !== undefined && names(noneMatch, present.etag))
    throw preconditionFailed('If-None-Match')
}

/** `*`, or entity tags with or without quotes, weak ones too. */
function names(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((each) => each.trim().replace(/^W\//, '').replace(/^"|"$/g, ''))
    .some((each) => each === '*' || each === etag)
}

/** A date that cannot be read is passed over, as HTTP has it. */
function dateOf(request: RestRequest, name: string): Date | undefined {
  const milliseconds = Date.parse(headerOf(request, name) ?? '')
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds)
}
