/** What the app asks AWS with until the player's scores are on the screen and a round is saved, and nothing of the app. */
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'

Object.assign(globalThis, {
  used: [
    CognitoIdentityClient,
    GetCredentialsForIdentityCommand,
    GetIdCommand,
    ConditionalCheckFailedException,
    DynamoDBClient,
    DynamoDBDocumentClient,
    GetCommand,
    QueryCommand,
    UpdateCommand,
  ],
})
