/** The services of the account: each is given what it needs of the rest, and nothing else. */
import type { Clock } from './clock.ts'
import { trustsCognitoIdentity } from './gate/cognito-trust.ts'
import type { IamUser } from './gate/iam-user.ts'
import type { Sessions } from './gate/sessions.ts'
import type { JsonService, ServiceList } from './http/route.ts'
import type { LiveResources } from './live-resources.ts'
import { oddPartsOf } from './odd-policies.ts'
import type { RandomBytes } from './random.ts'
import { cloudFormationService } from './services/cloudformation/cloudformation.ts'
import type { AccountStacks } from './services/cloudformation/stacks.ts'
import { cloudFrontService } from './services/cloudfront/cloudfront.ts'
import { cognitoIdentityService } from './services/cognito-identity/cognito-identity.ts'
import { dynamoDbService } from './services/dynamodb/dynamodb.ts'
import type { DynamoDbEngine } from './services/dynamodb/engine.ts'
import { iamService } from './services/iam/iam.ts'
import { s3Service } from './services/s3/s3.ts'
import { stsService } from './services/sts/sts.ts'
import type { State } from './state/open-state.ts'

export interface AccountServicesNeeds {
  readonly region: string
  readonly account: string
  readonly engine: DynamoDbEngine
  /** The service with AWS's limits on its requests. */
  readonly limited: (service: JsonService) => JsonService
  readonly state: Pick<State, 'identities' | 'objects'>
  readonly sessions: Sessions
  readonly live: LiveResources
  readonly stacks: AccountStacks
  /** Of this account and of others. */
  readonly users: readonly (IamUser & {
    readonly policies: readonly [IamUser['policies'][number]]
  })[]
  /** Tells whoever runs the stand-in. */
  readonly warn: (lines: readonly string[]) => void
  readonly clock: Clock
  readonly random: RandomBytes
}

export function accountServices(needs: AccountServicesNeeds): ServiceList {
  const { region, account, engine, limited, state, sessions, live, stacks, clock, random } = needs
  const { identities, objects } = state
  const pools = {
    find: (id: string) => live.parts().identityPools.find((pool) => pool.id === id),
    list: () => live.parts().identityPools,
  }
  return {
    json: [
      dynamoDbService({ engine, region, account, keySchemas: live.keySchemas }),
      limited(
        cognitoIdentityService({
          region,
          account,
          pools: () => pools,
          roles: () => live.roles,
          createIdentity: (poolId) => identities.createIdentity(poolId, clock.now()),
          findIdentity: (identityId) => identities.findIdentity(identityId),
          listIdentities: (poolId, page) => identities.listIdentities(poolId, page),
          deleteIdentity: (identityId) => identities.deleteIdentity(identityId),
          trusts: trustsCognitoIdentity,
          issueGuestSession: (role, webIdentity) =>
            sessions.issueSession({
              role,
              sessionName: 'CognitoIdentityCredentials',
              webIdentity: { provider: 'cognito-identity.amazonaws.com', ...webIdentity },
              sessionPolicies: 'cognito-guest',
            }),
        }),
      ),
    ],
    query: [
      stsService(),
      iamService({
        account,
        findRole: live.roles.find,
        users: needs.users
          .filter((user) => user.account === account)
          .map(({ userName, arn, policies: [policy] }) => ({
            userName,
            arn,
            policyName: 'AdministratorAccess',
            policy,
          })),
        createdAt: live.createdAt,
        changePolicies: live.changePolicies,
        policyPut: (policy) => {
          needs.warn(oddPartsOf(policy))
        },
      }),
      cloudFormationService({ region, account, stacks }),
    ],
    rest: [
      s3Service({
        region,
        account,
        buckets: () => live.parts().buckets,
        createdAt: live.bucketCreatedAt,
        objects,
        clock,
      }),
    ],
    paths: [
      cloudFrontService({
        region,
        account,
        distributions: () => live.parts().distributions,
        clock,
        random,
      }),
    ],
  }
}
