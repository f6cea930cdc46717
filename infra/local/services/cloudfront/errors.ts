/** CloudFront's own errors. @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/CommonErrors.html */
import { ServiceError } from '../../errors.ts'

/** @see https://github.com/drone-plugins/drone-s3-sync/issues/72 */
export const noSuchDistribution = () =>
  new ServiceError('NoSuchDistribution', 'The specified distribution does not exist.', {
    status: 404,
  })

export const noSuchInvalidation = () =>
  new ServiceError('NoSuchInvalidation', 'The specified invalidation does not exist.', {
    status: 404,
  })

export const invalidArgument = (message: string) =>
  new ServiceError('InvalidArgument', message, { status: 400 })

export const malformedXml = () =>
  new ServiceError(
    'MalformedXML',
    'The XML document is malformed or does not conform to the schema.',
    { status: 400 },
  )
