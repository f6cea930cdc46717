/** Cognito identity pools' own errors, with the texts that were seen on AWS (aws-semantics B.3). All are 400. */
import { ServiceError } from '../../errors.ts'

function cognitoError(code: string, message: string): ServiceError {
  return new ServiceError(code, message, { status: 400 })
}

export const identityPoolNotFound = (identityPoolId: string) =>
  cognitoError('ResourceNotFoundException', `IdentityPool '${identityPoolId}' not found.`)

export const identityNotFound = (identityId: string) =>
  cognitoError('ResourceNotFoundException', `Identity '${identityId}' not found.`)

export const guestsNotSupported = () =>
  cognitoError(
    'NotAuthorizedException',
    'Unauthenticated access is not supported for this identity pool.',
  )

export const loginNotSupported = () =>
  cognitoError(
    'NotAuthorizedException',
    'Token is not from a supported provider of this identity pool.',
  )

/** @see https://github.com/aws/aws-cli/issues/7652 */
export const classicFlowNotEnabled = () =>
  cognitoError(
    'InvalidParameterException',
    'Basic (classic) flow is not enabled, please use enhanced flow.',
  )

export const rolesMisconfigured = () =>
  cognitoError(
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  )

/** @param problems One clause for each: `Value 'x' at 'identityId' failed to satisfy constraint: …` */
export const validationFailed = (problems: readonly string[]) =>
  cognitoError(
    'ValidationException',
    `${String(problems.length)} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`,
  )

export const wrongType = (message: string) => cognitoError('SerializationException', message)
