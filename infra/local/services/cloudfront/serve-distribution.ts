/**
 * Answers a browser as a distribution would: from its bucket, as far as the bucket's policy lets CloudFront in, with the function
 * at viewer-request before and the response headers policy after. There is no cache: every answer is the bucket's of now.
 *
 * unsupported: ranges (the whole object is sent, as HTTP allows), HTTPS and the redirect to it, HTTP/2 and 3.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html
 */
import { allowsService } from '../../../../src/iam/evaluate-service.ts'
import { decodePath, readQueryParameters } from '../../../../src/sigv4/query-parameters.ts'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import type { HeaderReader } from '../../http/header-reader.ts'
import type { StoredObject } from '../../state/object-store.ts'
import { createCompressor } from './compress.ts'
import { errorPage, originError, type DistributionAnswer } from './distribution-errors.ts'
import type { Distribution, DistributionNeeds } from './needs.ts'
import { runViewerRequest, type ViewerResult } from './run-viewer-request.ts'

export interface DistributionRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  readonly rawHeaders: readonly string[]
}

const hostPattern = /^([a-z0-9]+)\.cloudfront\.localhost(?::\d+)?$/i

/** The name of a distribution in a host: `d111111abcdef8` of `d111111abcdef8.cloudfront.localhost:4566`. */
export function distributionInHost(host: string | undefined): string | undefined {
  return hostPattern.exec(host ?? '')?.[1]?.toLowerCase()
}

export function createDistributionServer(needs: DistributionNeeds) {
  const compressor = createCompressor()

  return async function serve(
    name: string,
    request: DistributionRequest,
    headers: HeaderReader,
    remoteAddress: string,
  ): Promise<DistributionAnswer> {
    const id = needs.newId()
    const common = {
      Via: `1.1 ${id}.cloudfront.net (CloudFront)`,
      'X-Amz-Cf-Id': id,
    }
    const answer = await answerOf()
    return { ...answer, headers: { ...common, ...answer.headers } }

    async function answerOf(): Promise<DistributionAnswer> {
      const distribution = needs
        .distributions()
        .find(({ domainName }) => domainName === `${name}.cloudfront.net`)
      if (distribution?.enabled !== true) return errorPage(403, 'Bad request.', id)
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return errorPage(
          403,
          'This distribution is not configured to allow the HTTP request method that was used for this request. The distribution supports only cachable requests.',
          id,
        )
      let result: ViewerResult
      try {
        result = viewerResult(distribution, request, headers, remoteAddress, id)
      } catch (error) {
        if (error instanceof UnsupportedError) return errorPage(501, error.message, id)
        needs.reportBug(error)
        return errorPage(
          503,
          'The CloudFront function associated with the CloudFront distribution is invalid or could not run.',
          id,
          'FunctionExecutionError from cloudfront',
        )
      }
      if ('statusCode' in result)
        return {
          status: result.statusCode,
          headers: {
            'X-Cache': 'FunctionGeneratedResponse from cloudfront',
            ...result.headers,
            ...distribution.responseHeaders,
          },
          body: result.body,
        }
      const answer = await fromOrigin(distribution, result.uri, headers)
      return { ...answer, headers: { ...answer.headers, ...distribution.responseHeaders } }
    }
  }

  async function fromOrigin(
    distribution: Distribution,
    uri: string,
    headers: HeaderReader,
  ): Promise<DistributionAnswer> {
    const { bucketName, defaultRootObject } = distribution
    const path = uri === '/' ? `/${defaultRootObject}` : uri
    const key = keyOf(path)
    if (key === undefined)
      return originError(400, 'InvalidURI', "Couldn't parse the specified URI.")
    const bucket = `arn:aws:s3:::${bucketName}`
    if (!isAllowed(distribution, 's3:GetObject', `${bucket}/${key}`) || key === '')
      return originError(403, 'AccessDenied', 'Access Denied')
    const found = await needs.objects.read(bucketName, key)
    if (found === undefined)
      return isAllowed(distribution, 's3:ListBucket', bucket)
        ? originError(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
        : originError(403, 'AccessDenied', 'Access Denied')
    return objectAnswer(found.object, found.bytes, headers)
  }

  function isAllowed({ bucketName, arn }: Distribution, action: string, resource: string): boolean {
    const policy = needs.buckets().find(({ name }) => name === bucketName)?.policy
    const context = {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'cloudfront.amazonaws.com',
      'aws:SecureTransport': 'true',
      'aws:SourceAccount': needs.account,
      'aws:SourceArn': arn,
    }
    return (
      policy !== undefined &&
      allowsService({ service: 'cloudfront.amazonaws.com', action, resource, context }, policy)
    )
  }

  async function objectAnswer(
    object: StoredObject,
    bytes: Uint8Array,
    headers: HeaderReader,
  ): Promise<DistributionAnswer> {
    const { etag } = object
    const compressed = await compressor.compress(
      {
        bytes,
        etag,
        contentType: object.headers['content-type'],
        isEncoded: object.headers['content-encoding'] !== undefined,
      },
      headers.first('accept-encoding'),
    )
    const validators = {
      // The compressed bytes are others, so the tag says no more than that they mean the same.
      ETag: compressed === undefined ? `"${etag}"` : `W/"${etag}"`,
      'Last-Modified': object.lastModified.toUTCString(),
    }
    const common = {
      Server: 'AmazonS3',
      'X-Cache': 'Miss from cloudfront',
      ...object.headers,
      ...validators,
      ...(compressed !== undefined && { Vary: 'Accept-Encoding' }),
    }
    if (isUnchanged(headers, object)) return { status: 304, headers: common, body: '' }
    return {
      status: 200,
      headers: {
        ...common,
        'Accept-Ranges': 'bytes',
        ...(compressed !== undefined && { 'Content-Encoding': compressed.encoding }),
      },
      body: compressed?.bytes ?? bytes,
    }
  }
}

function viewerResult(
  { domainName, id: distributionId, viewerRequestCode }: Distribution,
  { method, target, rawHeaders }: DistributionRequest,
  headers: HeaderReader,
  ip: string,
  requestId: string,
): ViewerResult {
  const uri = target.split('?', 1)[0] ?? '/'
  if (viewerRequestCode === undefined) return { uri }
  const parameters = [...readQueryParameters(target)]
  return runViewerRequest(viewerRequestCode, {
    distributionDomainName: domainName,
    distributionId,
    requestId,
    ip,
    request: {
      method,
      uri,
      querystring: Object.fromEntries(parameters.map(([name, [value = '']]) => [name, { value }])),
      headers: Object.fromEntries(
        namesOf(rawHeaders).map((name) => [name, { value: headers.first(name) ?? '' }]),
      ),
      cookies: {},
    },
  })
}

/** Without cookies, which CloudFront hands over apart. */
function namesOf(rawHeaders: readonly string[]): readonly string[] {
  const names = rawHeaders.filter((_each, index) => index % 2 === 0)
  return [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => name !== 'cookie')
}

function keyOf(path: string): string | undefined {
  try {
    const bytes = decodePath(path.slice(1))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError || error instanceof ServiceError) return undefined
    throw error
  }
}

/** A date counts only where no entity tag is given. */
function isUnchanged(headers: HeaderReader, { etag, lastModified }: StoredObject): boolean {
  const tags = headers.first('if-none-match')
  if (tags !== undefined)
    return tags
      .split(',')
      .map((each) => each.trim().replace(/^W\//, ''))
      .some((each) => each === '*' || each === `"${etag}"`)
  const since = Date.parse(headers.first('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since
}
