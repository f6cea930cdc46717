/**
 * IAM's own errors, with its texts and status codes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import { ServiceError } from '../../errors.ts'

export const noSuchRole = (roleName: string) =>
  noSuchEntity(`The role with name ${roleName} cannot be found.`)

export const noSuchUser = (userName: string) =>
  noSuchEntity(`The user with name ${userName} cannot be found.`)

export const noSuchRolePolicy = (policyName: string) =>
  noSuchEntity(`The role policy with name ${policyName} cannot be found.`)

function noSuchEntity(message: string): ServiceError {
  return new ServiceError('NoSuchEntity', message, { status: 404 })
}

export const malformedPolicyDocument = (message: string) =>
  new ServiceError('MalformedPolicyDocument', message, { status: 400 })

export const policyTooLarge = (roleName: string, maxBytes: number) =>
  new ServiceError(
    'LimitExceeded',
    `Maximum policy size of ${String(maxBytes)} bytes exceeded for role ${roleName}`,
    { status: 409 },
  )

/** The simulator's word for parameters that make no sense together or by themselves. */
export const invalidInput = (message: string) =>
  new ServiceError('InvalidInput', message, { status: 400 })

export const validationError = (message: string) =>
  new ServiceError('ValidationError', message, { status: 400 })

/** @param constraint `Member must not be null` */
export const constraintViolated = (member: string, value: string | undefined, constraint: string) =>
  validationError(
    `1 validation error detected: Value ${value === undefined ? 'null' : `'${value}'`} at '${member}' failed to satisfy constraint: ${constraint}`,
  )
