/**
 * Which bucket and which key a request names: by its host (`bucket.s3.localhost`, `bucket.localhost`) or by its path.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
import { decodePath } from '../../../../src/sigv4/query-parameters.ts'
import { invalidUri } from './errors.ts'

export interface Place {
  /** `undefined` for the service itself. */
  readonly bucket: string | undefined
  /** `undefined` for the bucket itself. Never empty. */
  readonly key: string | undefined
}

const serviceHost = /^(?:(.+)\.)?s3(?:[.-][a-z0-9-]+)?\.localhost$/
const anyHost = /^(.+)\.localhost$/

/** Whether a host is S3's: one that says so, or that of a bucket. */
export function isS3Host(host: string | undefined, isBucket: (name: string) => boolean): boolean {
  const name = hostName(host)
  return serviceHost.test(name) || isBucket(anyHost.exec(name)?.[1] ?? '')
}

/**
 * @param target Path and query, as sent.
 * @throws ServiceError for a path that is none, or is not UTF-8
 */
export function placeOf(
  host: string | undefined,
  target: string,
  isBucket: (name: string) => boolean,
): Place {
  const path = target.split('?', 1)[0] ?? ''
  if (!path.startsWith('/')) throw invalidUri(target)
  const inHost = bucketInHost(hostName(host), isBucket)
  const rest = path.slice(1)
  if (inHost !== undefined) return { bucket: inHost, key: decode(rest, target) || undefined }
  const slash = rest.indexOf('/')
  const bucket = decode(slash < 0 ? rest : rest.slice(0, slash), target)
  const key = slash < 0 ? '' : decode(rest.slice(slash + 1), target)
  return { bucket: bucket || undefined, key: key || undefined }
}

function bucketInHost(name: string, isBucket: (name: string) => boolean): string | undefined {
  const service = serviceHost.exec(name)
  if (service) return service[1]
  const bucket = anyHost.exec(name)?.[1] ?? ''
  return isBucket(bucket) ? bucket : undefined
}

function hostName(host = ''): string {
  return host.trim().toLowerCase().replace(/:\d+$/, '')
}

function decode(text: string, target: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodePath(text))
  } catch {
    throw invalidUri(target)
  }
}
