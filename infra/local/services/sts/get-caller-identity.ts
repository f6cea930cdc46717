import type { SignedOperation } from '../../http/operation.ts'

/**
 * Says who signed the request.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: SignedOperation<unknown> = {
  name: 'GetCallerIdentity',
  read: (body) => body,
  authorize: { signedOnly: 'No permission is needed, and no policy can deny it.' },
  run: (_input, { caller }) =>
    Promise.resolve({
      UserId: caller.userId,
      Account: caller.principal.account,
      Arn: caller.principal.arn,
    }),
}
