/** Amazon Cognito identity pools, API 2014-06-30: identities, the enhanced flow for guests, and what administrators ask. */
import { operation } from '../../http/operation.ts'
import type { JsonService } from '../../http/route.ts'
import { unsupportedOperation, unsupportedPublicOperation } from '../unsupported-operation.ts'
import { deleteIdentities } from './delete-identities.ts'
import { describeIdentityPool, getIdentityPoolRoles } from './describe-identity-pool.ts'
import { describeIdentity, type DescribedIdentity } from './describe-identity.ts'
import {
  getCredentialsForIdentity,
  type GetCredentialsForIdentityNeeds,
} from './get-credentials-for-identity.ts'
import { getId, type GetIdNeeds } from './get-id.ts'
import { getOpenIdToken } from './get-open-id-token.ts'
import { listIdentities, type ListIdentitiesNeeds } from './list-identities.ts'
import { listIdentityPools } from './list-identity-pools.ts'
import { operationNames } from './operation-names.ts'

const publicNames = new Set(['UnlinkIdentity'])

export interface CognitoIdentityNeeds
  extends GetIdNeeds, GetCredentialsForIdentityNeeds, ListIdentitiesNeeds {
  readonly findIdentity: (
    identityId: string,
  ) => Promise<(DescribedIdentity & { readonly identityPoolId: string }) | undefined>
  /** Does nothing where there is no such identity. */
  readonly deleteIdentity: (identityId: string) => Promise<void>
}

export function cognitoIdentityService(needs: CognitoIdentityNeeds): JsonService {
  const operations = new Map(
    operationNames.map((name) => {
      const title = `Cognito Identity ${name}`
      return [
        name,
        publicNames.has(name)
          ? unsupportedPublicOperation(name, title)
          : unsupportedOperation(name, `cognito-identity:${name}`, title),
      ] as const
    }),
  )
  operations.set('GetId', operation(getId(needs)))
  operations.set('GetCredentialsForIdentity', operation(getCredentialsForIdentity(needs)))
  operations.set('GetOpenIdToken', operation(getOpenIdToken(needs)))
  operations.set('DescribeIdentityPool', operation(describeIdentityPool(needs)))
  operations.set('GetIdentityPoolRoles', operation(getIdentityPoolRoles(needs)))
  operations.set('ListIdentityPools', operation(listIdentityPools(needs.pools)))
  operations.set('ListIdentities', operation(listIdentities(needs)))
  operations.set('DescribeIdentity', operation(describeIdentity(needs.findIdentity)))
  operations.set('DeleteIdentities', operation(deleteIdentities(needs.deleteIdentity)))
  return {
    signingName: 'cognito-identity',
    title: 'Cognito Identity',
    protocol: {
      kind: 'aws-json',
      targetPrefix: 'AWSCognitoIdentityService',
      contentType: 'application/x-amz-json-1.1',
      errorNamespace: undefined,
      dynamoDbFraming: false,
    },
    operation: (name) => operations.get(name),
  }
}
