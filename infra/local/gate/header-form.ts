/** A signature in the `Authorization` header. */
import { parseAmzDate, parseHttpDate } from '../../../src/sigv4/amz-date.ts'
import { parseAuthorizationHeader } from '../../../src/sigv4/authorization-header.ts'
import type { HeaderIndex } from '../../../src/sigv4/header-index.ts'
import { headerValue } from './request-headers.ts'
import type { SignatureParameters } from './signature-parameters.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

const nothing: readonly string[] = []

/** @throws ServiceError for a header that lacks a part, which it names in AWS's order, or has one twice. */
export function readHeaderForm(
  authorization: string,
  headers: HeaderIndex,
  service: SignedService,
): SignatureParameters {
  const amzDate = headerValue(headers, 'x-amz-date')
  const dateText = amzDate ?? headerValue(headers, 'date')
  const { algorithm, credential, signedHeaders, signature, notPairs, repeated } =
    parseAuthorizationHeader(authorization)
  if (notPairs[0] !== undefined) {
    throw incomplete(
      service,
      `'${notPairs[0]}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    )
  }
  // Stricter than what is known of AWS, whose words for it are not known either. DynamoDB was seen to take the last.
  if (repeated[0] !== undefined) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Found more than one '${repeated[0]}' parameter in Authorization header.`,
    )
  }
  // An empty list of signed headers is complete; it fails for want of Host.
  if (!credential || !signature || signedHeaders === undefined || dateText === undefined) {
    const missing = [
      credential ? '' : "Authorization header requires 'Credential' parameter. ",
      signature ? '' : "Authorization header requires 'Signature' parameter. ",
      signedHeaders !== undefined
        ? ''
        : "Authorization header requires 'SignedHeaders' parameter. ",
      dateText !== undefined
        ? ''
        : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    ]
    throw incomplete(service, `${missing.join('')}Authorization=${authorization}`)
  }
  return {
    algorithm,
    credential,
    signedHeaders,
    signature,
    dateText,
    date: parseAmzDate(dateText) ?? (amzDate === undefined ? parseHttpDate(dateText) : undefined),
    sessionToken: headerValue(headers, 'x-amz-security-token'),
    expiresSeconds: undefined,
    omittedParameters: nothing,
  }
}

function incomplete(service: SignedService, message: string): Error {
  return authenticationError(service, 'IncompleteSignatureException', message)
}
