/** Asks STS who the credentials belong to. A file of its own, so that the STS client loads only when somebody asks. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { CallerIdentity } from './contract.ts'
import { clientConfig } from './clients.ts'
import type { ClientOptions } from './clients.ts'
import type { SharedCredentials } from './signing-session-holder.ts'

export async function whoAmI(
  options: ClientOptions,
  credentials: SharedCredentials,
): Promise<CallerIdentity> {
  const sts = new STSClient({ ...clientConfig(options, 'sts'), credentials })
  const { Account = '', Arn = '', UserId = '' } = await sts.send(new GetCallerIdentityCommand({}))
  return { account: Account, arn: Arn, userId: UserId }
}
