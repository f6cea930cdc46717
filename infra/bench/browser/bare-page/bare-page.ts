/**
 * The least that a page must do to show a player's scores: config, identity, credentials, Query. Remembers the identity as
 * the app does, under the same key.
 */
import { AwsClient } from 'aws4fetch'

interface Config {
  readonly region: string
  readonly identityPoolId: string
  readonly tableName: string
  readonly endpoint?: string
}

const config = (await (await fetch('/config.json', { cache: 'no-store' })).json()) as Config
const endpointOf = (service: string) =>
  config.endpoint ?? `https://${service}.${config.region}.amazonaws.com/`
const key = `leading-key/${config.identityPoolId}/guest/me`

async function callCognito(operation: string, input: unknown): Promise<unknown> {
  const response = await fetch(endpointOf('cognito-identity'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(input),
  })
  return await response.json()
}

let identityId = localStorage.getItem(key)
if (identityId === null) {
  const { identityPoolId } = config
  const answer = await callCognito('GetId', { IdentityPoolId: identityPoolId })
  identityId = (answer as { IdentityId: string }).IdentityId
  localStorage.setItem(key, identityId)
}
const { Credentials } = (await callCognito('GetCredentialsForIdentity', {
  IdentityId: identityId,
})) as { Credentials: { AccessKeyId: string; SecretKey: string; SessionToken: string } }

const client = new AwsClient({
  accessKeyId: Credentials.AccessKeyId,
  secretAccessKey: Credentials.SecretKey,
  sessionToken: Credentials.SessionToken,
  service: 'dynamodb',
  region: config.region,
})
const answer = await client.fetch(endpointOf('dynamodb'), {
  method: 'POST',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.Query',
  },
  body: JSON.stringify({
    TableName: config.tableName,
    KeyConditionExpression: '#UserId = :me',
    ProjectionExpression: '#UserId, #GameTitle, #TopScore',
    ExpressionAttributeNames: {
      '#UserId': 'UserId',
      '#GameTitle': 'GameTitle',
      '#TopScore': 'TopScore',
    },
    ExpressionAttributeValues: { ':me': { S: identityId } },
    Select: 'SPECIFIC_ATTRIBUTES',
    ConsistentRead: true,
  }),
})
const { Items } = (await answer.json()) as {
  Items: readonly { GameTitle: { S: string }; TopScore?: { N: string } }[]
}
const body = document.querySelector('table')?.createTBody()
for (const { GameTitle, TopScore } of Items) {
  const row = body?.insertRow()
  row?.insertCell().append(GameTitle.S)
  row?.insertCell().append(TopScore?.N ?? '')
}
document.body.append(Items.length === 0 ? 'Nothing yet.' : '')
