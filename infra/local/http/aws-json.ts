/**
 * AWS's JSON protocols, 1.0 (DynamoDB) and 1.1 (Cognito): how an answer and an error look on the wire.
 *
 * @see aws-semantics B.1, D.1, D.2 for captured answers.
 */
import { crc32 } from 'node:zlib'
import type { ServiceError } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { JsonProtocol } from './service.ts'

/** @param output `undefined` for an operation without output. */
export function jsonAnswer(protocol: JsonProtocol, requestId: string, output: unknown): Answer {
  const body = output === undefined ? '' : JSON.stringify(output)
  return { status: 200, headers: framing(protocol, requestId, body), body }
}

export function jsonError(protocol: JsonProtocol, requestId: string, error: ServiceError): Answer {
  const namespace = error.namespace ?? protocol.errorNamespace
  const body = JSON.stringify({
    __type: namespace === undefined ? error.code : `${namespace}#${error.code}`,
    ...(error.message !== '' && { [error.messageKey]: error.message }),
  })
  return {
    status: error.status,
    headers: {
      ...framing(protocol, requestId, body),
      // Cognito repeats the error in headers; DynamoDB does not.
      ...(!protocol.dynamoDbFraming && {
        'x-amzn-ErrorType': `${error.code}:`,
        ...(isHeaderValue(error.message) && { 'x-amzn-ErrorMessage': error.message }),
      }),
    },
    body,
  }
}

function framing(
  protocol: JsonProtocol,
  requestId: string,
  body: string,
): Readonly<Record<string, string>> {
  return {
    'x-amzn-RequestId': requestId,
    ...(protocol.dynamoDbFraming && { 'x-amz-crc32': String(crc32(body)) }),
    'Content-Type': protocol.contentType,
  }
}

function isHeaderValue(text: string): boolean {
  return text !== '' && /^[\x20-\x7e]*$/.test(text)
}
