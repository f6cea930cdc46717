/** How a service says no, before an operation is even looked at. */
import { ServiceError } from '../errors.ts'
import type { JsonProtocol, Service } from '../http/service.ts'
import { accessDenied } from './s3-errors.ts'

/** JSON services answer 400 with the long exception names, query services mostly 403 with the short ones. */
export type SignedService = Pick<Service, 'signingName' | 'signingRegion' | 'protocol'>

/** Named as DynamoDB names them. S3 has words of its own: `refusals.ts`, `s3-claim.ts`. */
export type AuthenticationErrorCode =
  | 'MissingAuthenticationTokenException'
  | 'IncompleteSignatureException'
  | 'InvalidSignatureException'
  | 'UnrecognizedClientException'
  | 'ExpiredTokenException'

const queryErrors: Readonly<
  Record<AuthenticationErrorCode, readonly [code: string, status: number]>
> = {
  MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
  IncompleteSignatureException: ['IncompleteSignature', 400],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
}

export function authenticationError(
  { protocol }: SignedService,
  code: AuthenticationErrorCode,
  message: string,
): ServiceError {
  if (protocol.kind === 'aws-query') {
    const [queryCode, status] = queryErrors[code]
    return new ServiceError(queryCode, message, { status })
  }
  if (protocol.kind === 'rest-xml') return new ServiceError(code, message, { status: 403 })
  return new ServiceError(code, message, { status: 400, ...namespaceOf(protocol) })
}

/**
 * JSON services spell `Message` here, and 400 is the status even though AWS's list of common errors says 403.
 *
 * @param isStranger Whether the caller is of another account than the owner: S3 does not tell them why. Default: no.
 */
export function accessDeniedError(
  { protocol }: SignedService,
  sentence: string,
  isStranger = false,
): ServiceError {
  if (protocol.kind === 'rest-xml') return isStranger ? accessDenied() : accessDenied(sentence)
  if (protocol.kind === 'aws-query') {
    return new ServiceError('AccessDenied', sentence, { status: 403 })
  }
  return new ServiceError('AccessDeniedException', sentence, {
    status: 400,
    messageKey: 'Message',
    ...namespaceOf(protocol),
  })
}

function namespaceOf({ errorNamespace }: JsonProtocol): { namespace?: string } {
  return errorNamespace === undefined ? {} : { namespace: errorNamespace }
}
