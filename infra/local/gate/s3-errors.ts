/** Errors of S3's front, which say more in elements of their own. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import { ServiceError } from '../errors.ts'

export function s3Error(
  status: number,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): ServiceError {
  return new ServiceError(code, message, { status, details })
}

export function invalidArgument(name: string, value: string, message: string): ServiceError {
  return s3Error(400, 'InvalidArgument', message, { ArgumentName: name, ArgumentValue: value })
}

/** To those outside the owner's account S3 does not say why. */
export function accessDenied(message = 'Access Denied'): ServiceError {
  return s3Error(403, 'AccessDenied', message)
}
