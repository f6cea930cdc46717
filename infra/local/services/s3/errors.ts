/** Errors of S3's operations. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
import { ServiceError } from '../../errors.ts'

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

export function invalidRequest(message: string): ServiceError {
  return s3Error(400, 'InvalidRequest', message)
}

/** Without full stop, other than for a key. */
export function noSuchBucket(bucket: string): ServiceError {
  return s3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket })
}

export function noSuchKey(key: string): ServiceError {
  return s3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
}

/** @param condition The header that did not hold: `If-Match`. */
export function preconditionFailed(condition: string): ServiceError {
  return s3Error(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { Condition: condition },
  )
}

export function invalidUri(target: string): ServiceError {
  return s3Error(400, 'InvalidURI', "Couldn't parse the specified URI.", { URI: target })
}

export function malformedXml(): ServiceError {
  return s3Error(
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
}
