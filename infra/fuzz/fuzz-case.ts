/** One request of the fuzzer: what is asked, how it is damaged, who signs it. Has no identity in it, so its seed repeats it. */
import fc from 'fast-check'
import { jsonMutation, mutateJson, mutateText, textMutation } from './mutations.ts'
import { operation, type Operation } from './operations.ts'
import { tampering, type Tampering } from './signed-headers.ts'

export interface FuzzCase {
  readonly signer: 'guest' | 'administrator'
  readonly operation: Operation
  readonly tampering: Tampering
  /** As sent, but for the identities. */
  readonly body: string
  readonly contentType: string
  readonly extraHeaders: readonly (readonly [string, string])[]
}

const contentType = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'application/json',
      'application/x-amz-json-1.0; charset=utf-8',
      'application/x-amz-json-1.1',
      'application/x-www-form-urlencoded',
      'text/plain',
    ),
  },
)

/** None of these is signed, and none may matter. */
const extraHeaders = fc.array(
  fc.constantFrom<readonly [string, string]>(
    ['origin', 'http://localhost:5173'],
    ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
    ['x-amzn-trace-id', 'Root=1'],
    ['accept-encoding', 'gzip'],
    ['x-forwarded-for', '10.0.0.1'],
    ['x-http-method-override', 'DELETE'],
    ['content-encoding', 'gzip'],
    ['expect', '100-continue'],
    ['user-agent', 'aws-sdk-js/3'],
  ),
  { maxLength: 2 },
)

/** Mostly undamaged, since a damaged one seldom comes past the first rung. */
const some = <T>(arbitrary: fc.Arbitrary<T>, frequency: number) =>
  fc.oneof(
    { weight: frequency, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 3 }) },
  )

export const fuzzCase: fc.Arbitrary<FuzzCase> = fc
  .record({
    signer: fc.oneof(
      { weight: 3, arbitrary: fc.constant<FuzzCase['signer']>('guest') },
      { weight: 2, arbitrary: fc.constant<FuzzCase['signer']>('administrator') },
    ),
    operation,
    tampering,
    contentType,
    extraHeaders,
    jsonMutations: some(jsonMutation, 6),
    textMutations: some(textMutation, 6),
  })
  .map(({ jsonMutations, textMutations, contentType, ...rest }) => ({
    ...rest,
    contentType:
      contentType ??
      (rest.operation.target.startsWith('DynamoDB')
        ? 'application/x-amz-json-1.0'
        : 'application/x-amz-json-1.1'),
    body: mutateText(
      // What JSON has no word for is left out.
      (JSON.stringify(mutateJson(rest.operation.body, jsonMutations)) as string | undefined) ?? '',
      textMutations,
    ),
  }))
