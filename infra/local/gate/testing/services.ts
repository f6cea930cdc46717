/** The services as the gate sees them, for tests. */
import type { SignedService } from '../signed-service.ts'

export const dynamodb: SignedService = {
  signingName: 'dynamodb',
  protocol: {
    kind: 'aws-json',
    targetPrefix: 'DynamoDB_20120810',
    contentType: 'application/x-amz-json-1.0',
    errorNamespace: 'com.amazon.coral.service',
    dynamoDbFraming: true,
  },
}

export const cognitoIdentity: SignedService = {
  signingName: 'cognito-identity',
  protocol: {
    kind: 'aws-json',
    targetPrefix: 'AWSCognitoIdentityService',
    contentType: 'application/x-amz-json-1.1',
    errorNamespace: undefined,
    dynamoDbFraming: false,
  },
}

export const sts: SignedService = {
  signingName: 'sts',
  protocol: {
    kind: 'aws-query',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
}
