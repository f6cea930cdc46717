/** Amazon Cognito identity pools, API 2014-06-30: identities and the enhanced flow for guests. */
import { operation } from '../../http/operation.ts'
import type { JsonService } from '../../http/route.ts'
import { unsupportedOperation, unsupportedPublicOperation } from '../unsupported-operation.ts'
import {
  getCredentialsForIdentity,
  type GetCredentialsForIdentityNeeds,
} from './get-credentials-for-identity.ts'
import { getId, type GetIdNeeds } from './get-id.ts'
import { operationNames } from './operation-names.ts'

const publicNames = new Set(['GetOpenIdToken', 'UnlinkIdentity'])

export function cognitoIdentityService(
  needs: GetIdNeeds & GetCredentialsForIdentityNeeds,
): JsonService {
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
