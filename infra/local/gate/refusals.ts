/**
 * How a request is refused once its access key is looked for, in the words of the service that was asked. S3's are its own.
 *
 * @see aws-semantics D.1 and E.3
 */
import type { ServiceError } from '../errors.ts'
import type { ClaimedSignature } from './claimed-signature.ts'
import { s3Error } from './s3-errors.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

export interface Refusals {
  unknownKey(claimed: ClaimedSignature): ServiceError
  badToken(claimed: ClaimedSignature): ServiceError
  expiredToken(claimed: ClaimedSignature): ServiceError
  /** @param canonical What the request should have been signed as, and the text made from that. */
  wrongSignature(claimed: ClaimedSignature, canonical: string, text: string): ServiceError
  unsignedHeader(name: string): ServiceError
}

export function refusalsOf(service: SignedService): Refusals {
  return service.protocol.kind === 'rest-xml' ? s3Refusals : refusalsInCommon(service)
}

function refusalsInCommon(service: SignedService): Refusals {
  return {
    unknownKey: () =>
      authenticationError(
        service,
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      ),
    // Without full stop: that is how AWS tells it from an unknown key.
    badToken: () =>
      authenticationError(
        service,
        'UnrecognizedClientException',
        'The security token included in the request is invalid',
      ),
    expiredToken: () =>
      authenticationError(
        service,
        'ExpiredTokenException',
        'The security token included in the request is expired',
      ),
    wrongSignature: (_claimed, canonical, text) =>
      authenticationError(
        service,
        'InvalidSignatureException',
        service.protocol.kind === 'aws-query' ? mismatch : explainedMismatch(canonical, text),
      ),
    unsignedHeader: (name) =>
      authenticationError(
        service,
        'InvalidSignatureException',
        `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
      ),
  }
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

/** DynamoDB shows what it signed, and ends in a newline. */
function explainedMismatch(canonical: string, stringToSign: string): string {
  return `${mismatch}\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`
}

/** Where the documented and the live texts differ, these are the live ones. */
const s3Refusals: Refusals = {
  unknownKey: ({ accessKeyId }) => unknownS3Key(accessKeyId),
  badToken: ({ accessKeyId, sessionToken }) =>
    sessionToken === undefined
      ? unknownS3Key(accessKeyId)
      : s3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.', {
          'Token-0': sessionToken,
        }),
  expiredToken: ({ sessionToken = '' }) =>
    s3Error(400, 'ExpiredToken', 'The provided token has expired.', { 'Token-0': sessionToken }),
  wrongSignature: ({ accessKeyId, signature }, canonical, text) =>
    s3Error(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      {
        AWSAccessKeyId: accessKeyId,
        StringToSign: text,
        SignatureProvided: signature,
        StringToSignBytes: hexBytes(text),
        CanonicalRequest: canonical,
        CanonicalRequestBytes: hexBytes(canonical),
      },
    ),
  unsignedHeader: (name) =>
    s3Error(
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
      { HeadersNotSigned: name },
    ),
}

/** A session's key without its token is unknown, too. */
function unknownS3Key(accessKeyId: string): ServiceError {
  return s3Error(
    403,
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    { AWSAccessKeyId: accessKeyId },
  )
}

/** `41 57 53 34`… */
function hexBytes(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ')
}
