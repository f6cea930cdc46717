/** Who is about to deploy: the first question, since everything else depends on it. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'

export interface SignedIn {
  /** 12 digits. */
  readonly account: string
  /** `arn:aws:iam::123456789012:user/Administrator` */
  readonly arn: string
}

/**
 * Asks STS whose credentials these are.
 *
 * @throws UserError where the Region is one that the account has not enabled; else what the SDK throws.
 */
export async function signIn(
  aws: Aws,
  askElsewhere: (aws: Aws) => Promise<SignedIn> = whoAmIInFirstRegion,
): Promise<SignedIn> {
  try {
    return await whoAmI(aws.sts, aws)
  } catch (error) {
    if (!isUnknownKey(error) || aws.endpoint !== undefined || aws.region === firstRegion)
      throw error
    // A Region that has to be enabled first does not know the keys of an account that has not enabled it.
    const there = await askElsewhere(aws).catch(() => undefined)
    if (there === undefined) throw error
    throw new UserError(`The account ${there.account} has not enabled the Region ${aws.region}.`, {
      resolution: 'Enable it in the account settings of the AWS console, or choose another Region.',
      cause: error,
    })
  }
}

/** Enabled in every account. */
const firstRegion = 'us-east-1'

function whoAmIInFirstRegion(aws: Aws): Promise<SignedIn> {
  const credentials = aws.sts.config.credentials
  return whoAmI(new STSClient({ region: firstRegion, credentials }), aws)
}

async function whoAmI(sts: STSClient, { call }: Aws): Promise<SignedIn> {
  const { Account: account, Arn: arn } = await sts.send(new GetCallerIdentityCommand({}), call)
  if (account === undefined || arn === undefined) {
    throw new UserError('Something answered in the place of AWS, and did not say who you are.', {
      resolution: 'Look at --endpoint and AWS_ENDPOINT_URL.',
    })
  }
  return { account, arn }
}

function isUnknownKey(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['InvalidClientTokenId', 'UnrecognizedClientException'].includes(error.name)
  )
}
