/**
 * The two session policies that Cognito puts on a guest's session in the enhanced flow. A guest's role grants only what one of
 * them lists as well. Opt-in Regions have a shorter inline policy, which is not here.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies-scope-down-services
 */
import type { PolicyDocument } from './policy-document.ts'

const inline: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'cloudwatch:*',
        'logs:*',
        'dynamodb:*',
        'kinesis:*',
        'mobileanalytics:*',
        's3:*',
        'ses:*',
        'sns:*',
        'sqs:*',
        'lambda:*',
        'machinelearning:*',
        'execute-api:*',
        'iot:*',
        'gamelift:*',
        'cognito-identity:*',
        'cognito-idp:*',
        'lex:*',
        'polly:*',
        'comprehend:*',
        'translate:*',
        'transcribe:*',
        'rekognition:*',
        'mobiletargeting:*',
        'firehose:*',
        'appsync:*',
        'personalize:*',
        'sagemaker:InvokeEndpoint',
        'cognito-sync:*',
        'codewhisperer:*',
        'textract:DetectDocumentText',
        'textract:AnalyzeDocument',
        'sdb:*',
      ],
      Resource: ['*'],
    },
  ],
}

/** Version 3. @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonCognitoUnAuthedIdentitiesSessionPolicy.html */
const amazonCognitoUnAuthedIdentitiesSessionPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'CognitoUnAuthedIdentitiesSessionPolicy',
      Effect: 'Allow',
      Action: [
        'rum:PutRumEvents',
        'sagemaker:InvokeEndpoint',
        'polly:*',
        'comprehend:*',
        'translate:*',
        'transcribe:*',
        'rekognition:*',
        'mobiletargeting:*',
        'firehose:*',
        'personalize:*',
        'geo:GetMap*',
        'geo:SearchPlaceIndex*',
        'geo:GetPlace',
        'geo:CalculateRoute*',
        'geo:*Geofence',
        'geo:*Geofences',
        'geo:*DevicePosition*',
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptTo',
        'kms:ReEncryptFrom',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyPair',
        'kms:GenerateDataKeyPairWithoutPlaintext',
        'kms:GenerateDataKeyWithoutPlaintext',
      ],
      Resource: '*',
    },
  ],
}

/** The inline policy and the managed one: a union, so that either may allow. */
export const cognitoGuestSessionPolicies: readonly PolicyDocument[] = [
  inline,
  amazonCognitoUnAuthedIdentitiesSessionPolicy,
]
