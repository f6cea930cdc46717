/**
 * REST requests and answers as S3 has them on the wire: XML without a schema's ceremony, errors with elements of their own,
 * two request IDs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import { indexHeaders } from '../../../src/sigv4/header-index.ts'
import { readQueryParameters } from '../../../src/sigv4/query-parameters.ts'
import type { ServiceError } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { RawRequest } from './raw-request.ts'
import { s3HostId, s3RequestId } from './request-id.ts'
import type { RestOutput, RestPayload, RestRequest, XmlElement } from './rest.ts'
import { escapeXml } from './xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

export function restRequest(request: RawRequest, payload: () => RestPayload): RestRequest {
  const { method, target, rawHeaders } = request
  return {
    method,
    target,
    query: readQueryParameters(target),
    headers: indexHeaders(rawHeaders),
    payload,
  }
}

/** @param cors What lets a browser's page read it. */
export function restAnswer(
  { status = 200, headers = {}, body }: RestOutput,
  cors: Readonly<Record<string, string>>,
): Answer {
  const isXml = body !== undefined && 'xml' in body
  return {
    status,
    headers: {
      'x-amz-id-2': s3HostId(),
      'x-amz-request-id': s3RequestId(),
      ...cors,
      ...(isXml && { 'Content-Type': 'application/xml' }),
      Server: 'AmazonS3',
      ...headers,
    },
    body: isXml ? documentOf(body.xml) : (body ?? ''),
  }
}

/** An answer to HEAD has no body, so its status alone says what is wrong. */
export function restError(
  error: ServiceError,
  method: string,
  cors: Readonly<Record<string, string>>,
): Answer {
  const { status } = error
  const answer = restAnswer({ status, headers: { 'Content-Type': 'application/xml' } }, cors)
  if (method === 'HEAD') return answer
  const code = error.namespace === undefined ? error.code : `${error.namespace}#${error.code}`
  const elements: readonly XmlElement[] = [
    ['Code', code],
    ['Message', error.message],
    ...Object.entries(error.details),
    ['RequestId', answer.headers['x-amz-request-id'] ?? ''],
    ['HostId', answer.headers['x-amz-id-2'] ?? ''],
  ]
  // Errors alone have no namespace.
  return { ...answer, body: `${declaration}<Error>${elements.map(elementText).join('')}</Error>` }
}

function documentOf([name, content]: XmlElement): string {
  return `${declaration}<${name} xmlns="${namespace}">${contentText(content)}</${name}>`
}

function elementText([name, content]: XmlElement): string {
  return `<${name}>${contentText(content)}</${name}>`
}

function contentText(content: XmlElement[1]): string {
  return typeof content === 'string' ? escapeXml(content) : content.map(elementText).join('')
}
