/** What all operations of S3 have in common: whom IAM is asked about, and what is refused because it is not there. */
import { s3Requests } from '../../../../src/iam/s3-request.ts'
import { UnsupportedError } from '../../errors.ts'
import { operation, type Operation, type OperationContext } from '../../http/operation.ts'
import type { RestOutput, RestRequest } from '../../http/rest.ts'
import { s3Error } from './errors.ts'
import { headerOf, parameterOf, readInput, type S3Input } from './input.ts'
import type { Bucket, S3Needs } from './needs.ts'

/** Of an operation on a bucket or on what is in it. */
export interface BucketInput extends S3Input {
  readonly bucket: Bucket
}

export interface S3Operation {
  readonly name: string
  /** `x-amz-…` headers that it takes, besides those that every operation does; a `*` at the end stands for any. */
  readonly headers?: readonly string[]
  /** Parameters that S3 has for it and the stand-in has not. */
  readonly unsupportedParameters?: readonly string[]
  readonly run: (input: BucketInput, context: OperationContext) => Promise<RestOutput>
}

/** They sign, or tell who sends: they change nothing. */
const commonHeaders = [
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-expected-bucket-owner',
  'x-amz-security-token',
  'x-amz-user-agent',
]

/** @param askIam Default: all at once, before it runs. */
export function s3Operation(needs: S3Needs, definition: S3Operation): Operation {
  const { name, headers = [], unsupportedParameters = [], run } = definition
  return operation<S3Input>({
    name,
    read: (body) => readInput(needs, name, body as RestRequest),
    authorize: ({ members, signing }) =>
      s3Requests(name, members, { account: needs.account, signing }),
    run: async (input, context) => run(checked(input, context), context),
  })

  function checked(input: S3Input, { unreadable }: OperationContext): BucketInput {
    const { request, bucket } = input
    if (bucket === undefined || unreadable.length > 0)
      throw new Error(`${name} was let through without a bucket: ${unreadable.join()}`)
    refuseOtherOwner(request, needs.account)
    refuseUnsupported(name, request, headers, unsupportedParameters)
    return { ...input, bucket }
  }
}

/** An operation that S3 has and the stand-in has not: refused by name once IAM has allowed it. */
export function unsupportedS3Operation(needs: S3Needs, name: string): Operation {
  return operation<S3Input>({
    name,
    read: (body) => readInput(needs, name, body as RestRequest),
    authorize: ({ members, signing }) =>
      s3Requests(name, members, { account: needs.account, signing }),
    run: () => Promise.reject(new UnsupportedError(`S3 ${name}`)),
  })
}

export function refuseOtherOwner(request: RestRequest, account: string): void {
  const expected = headerOf(request, 'x-amz-expected-bucket-owner')
  if (expected !== undefined && expected !== account)
    throw s3Error(403, 'AccessDenied', 'Access Denied')
}

/** What is not known is refused, since a header that is passed over could have meant anything. */
export function refuseUnsupported(
  name: string,
  request: RestRequest,
  known: readonly string[],
  unsupportedParameters: readonly string[],
): void {
  for (const header of request.headers.keys()) {
    const isKnown =
      !header.startsWith('x-amz-') ||
      [...commonHeaders, ...known].some((each) =>
        each.endsWith('*') ? header.startsWith(each.slice(0, -1)) : header === each,
      )
    if (!isKnown) throw new UnsupportedError(`the header ${header} of S3 ${name}`)
  }
  for (const parameter of unsupportedParameters)
    if (parameterOf(request, parameter) !== undefined)
      throw new UnsupportedError(`the parameter ${parameter} of S3 ${name}`)
}
