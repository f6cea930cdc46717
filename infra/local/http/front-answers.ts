/** What the front answers before a service is found, or where none is: in the words of the service that is nearest. */
import { crc32 } from 'node:zlib'
import { ServiceError } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { JsonProtocol, QueryProtocol } from './service.ts'

/** An unknown target is answered as DynamoDB's front answers it. */
export const unknownProtocol: JsonProtocol = {
  kind: 'aws-json',
  targetPrefix: '',
  contentType: 'application/x-amz-json-1.0',
  errorNamespace: 'com.amazon.coral.service',
  dynamoDbFraming: true,
}

/** A form that names no service here is answered as STS's front answers it. */
export const unknownQueryProtocol: QueryProtocol = {
  kind: 'aws-query',
  version: '',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
}

/** The errors of AWS's service framework that carry no message. */
export function coralError(
  code: 'SerializationException' | 'UnknownOperationException',
  { errorNamespace }: JsonProtocol,
): ServiceError {
  return new ServiceError(code, undefined, {
    status: 400,
    ...(errorNamespace === undefined ? {} : { namespace: errorNamespace }),
  })
}

/**
 * Observed 2013 and 2025: `Could not find operation GetSendStatistics for version 2012-12-01`, code InvalidAction.
 *
 * @see https://github.com/aws/aws-cli/issues/37
 */
export function unknownOperation(operationName: string, version: string): ServiceError {
  return new ServiceError(
    'InvalidAction',
    `Could not find operation ${operationName} for version ${version}`,
    { status: 400 },
  )
}

/** The words for a missing action are those of the list of common errors. @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
export function unknownAction(fields: Readonly<Record<string, string>> | undefined): ServiceError {
  if (fields === undefined)
    return new ServiceError('InvalidAction', 'A field of the form is given more than once.', {
      status: 400,
    })
  const { Action: action, Version: version } = fields
  return action === undefined
    ? new ServiceError(
        'MissingAction',
        'The request is missing an action or a required parameter.',
        { status: 400 },
      )
    : unknownOperation(action, version ?? 'NO_VERSION_SPECIFIED')
}

/** What the front of DynamoDB answers to something that is no API call (aws-semantics D.1, rows 3 and 4). */
export function plainAnswer(status: number, body: string, requestId: string): Answer {
  return {
    status,
    headers: { 'x-amzn-RequestId': requestId, 'x-amz-crc32': String(crc32(body)) },
    body,
  }
}
