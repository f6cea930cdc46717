/**
 * The attempts that Break in offers, in its order: what is sent, at whom, and what should come of it. The page offers
 * them, the end-to-end tests run them, and the engine's tests decide them, so this list is the only place that knows them.
 *
 * Attempts on one's own partition touch the `Test Range` alone; those on the rival aim at the rival's real score.
 */
import { serviceOf, type Aim, type Attempt, type AttemptSubjects } from '../../domain/attempt.ts'
import { gameScoreAttributes, rivalGameTitle, testRangeTitle } from '../../domain/game-score.ts'
import { fileAttempts } from './file-attempts.ts'
import { identityIdOf } from './whose.ts'

const sid = 'PlayersReachOnlyTheirOwnPartition'
const byLeadingKeys = { sid, conditionKey: 'dynamodb:LeadingKeys' }
/** Reads name the attributes they want; the policy refuses those that do not. */
const ProjectionExpression = gameScoreAttributes.join(', ')
/** The item was put there a moment before: a stale read would show an empty partition. */
const ConsistentRead = true

const grantedOnOwnOnly = { own: 'granted', rival: 'denied' } as const
const readsOwnItem = { needsOwnItem: true, leavesOwnItem: true } as const
const touchesNothing = { needsOwnItem: false, leavesOwnItem: false } as const

/** More than any round could give. */
const claimedScore = '999999999'

export const attempts: readonly Attempt[] = [
  {
    id: 'get-item',
    operation: 'GetItem',
    group: 'read',
    title: 'Read one score',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      Key: keyOf(aim, subjects),
      ProjectionExpression,
      ConsistentRead,
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    ...readsOwnItem,
  },
  {
    id: 'query',
    operation: 'Query',
    group: 'read',
    title: 'List all scores of one player',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      KeyConditionExpression: 'UserId = :player',
      ExpressionAttributeValues: { ':player': userIdOf(aim, subjects) },
      ProjectionExpression,
      ConsistentRead,
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    ...readsOwnItem,
  },
  {
    id: 'batch-get-item',
    operation: 'BatchGetItem',
    group: 'read',
    title: 'Slip another score into a batch',
    input: (aim, subjects) => ({
      RequestItems: {
        [subjects.tableName]: {
          // One foreign key among one's own: all values must match, so one is enough to refuse the whole batch.
          Keys: [keyOf('own', subjects), ...(aim === 'rival' ? [keyOf('rival', subjects)] : [])],
          ProjectionExpression,
          ConsistentRead,
        },
      },
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    ...readsOwnItem,
  },
  {
    id: 'scan',
    operation: 'Scan',
    group: 'read',
    title: 'Search the whole table',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      FilterExpression: 'UserId = :player',
      ExpressionAttributeValues: { ':player': userIdOf(aim, subjects) },
      ProjectionExpression,
    }),
    // A filter is applied after reading, so a Scan for one's own scores reads everyone's as well. The statement leaves
    // the action out; no condition comes into it.
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: { sid },
    ...touchesNothing,
  },
  {
    id: 'get-item-whole',
    operation: 'GetItem',
    group: 'read',
    label: 'no projection',
    title: 'Read a score without saying which attributes',
    input: (aim, subjects) => ({ TableName: subjects.tableName, Key: keyOf(aim, subjects) }),
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: { sid, conditionKey: 'dynamodb:Select' },
    shownFirst: 'own',
    ...readsOwnItem,
  },
  {
    id: 'get-item-unlisted',
    operation: 'GetItem',
    group: 'read',
    label: 'unlisted name',
    title: 'Read an attribute that the policy does not list',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      Key: keyOf(aim, subjects),
      // No item has it. That does not matter: IAM decides before the item is read.
      ProjectionExpression: 'TopScore, Email',
    }),
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: { sid, conditionKey: 'dynamodb:Attributes' },
    shownFirst: 'own',
    ...readsOwnItem,
  },
  {
    id: 'get-credentials-for-identity',
    operation: 'GetCredentialsForIdentity',
    group: 'get in another way',
    label: 'take their keys',
    title: 'Ask Cognito for the credentials',
    input: (aim, { ownIdentityId, rivalIdentityId }) => ({
      IdentityId: aim === 'own' ? ownIdentityId : rivalIdentityId,
    }),
    // Public, and a guest has no login to show: a guest's identity ID is that guest's password.
    expected: { own: 'granted', rival: 'granted' },
    ...touchesNothing,
  },
  {
    id: 'put-item',
    operation: 'PutItem',
    group: 'write',
    title: 'Overwrite a score',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      Item: {
        ...keyOf(aim, subjects),
        Wins: { N: '0' },
        Losses: { N: '999' },
        TopScore: { N: '1' },
      },
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    needsOwnItem: false,
    leavesOwnItem: true,
  },
  {
    id: 'update-item',
    operation: 'UpdateItem',
    group: 'write',
    title: 'Add wins to a score',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      Key: keyOf(aim, subjects),
      UpdateExpression: 'ADD Wins :wins',
      ExpressionAttributeValues: { ':wins': { N: '100' } },
      ReturnValues: 'UPDATED_NEW',
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    needsOwnItem: false,
    leavesOwnItem: true,
  },
  {
    id: 'delete-item',
    operation: 'DeleteItem',
    group: 'write',
    title: 'Delete a score',
    input: (aim, subjects) => ({ TableName: subjects.tableName, Key: keyOf(aim, subjects) }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    needsOwnItem: true,
    leavesOwnItem: false,
  },
  ...fileAttempts,
  {
    id: 'claim-score',
    operation: 'UpdateItem',
    group: 'cheat',
    label: 'claim a score',
    title: 'Write a top score that nobody played',
    input: (aim, subjects) => ({
      TableName: subjects.tableName,
      Key: keyOf(aim, subjects),
      UpdateExpression: 'SET TopScore = :claimed',
      ExpressionAttributeValues: { ':claimed': { N: claimedScore } },
      ReturnValues: 'UPDATED_NEW',
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byLeadingKeys,
    shownFirst: 'own',
    needsOwnItem: false,
    leavesOwnItem: true,
  },
]

/** Those that a stack has something for: without a bucket for players' files there are none on files. */
export function attemptsOn({
  filesBucket,
}: {
  readonly filesBucket?: string | undefined
}): readonly Attempt[] {
  return filesBucket === undefined ? attemptsWithoutFiles : attempts
}

const attemptsWithoutFiles = attempts.filter(({ operation }) => serviceOf(operation) !== 's3')

function keyOf(aim: Aim, subjects: AttemptSubjects) {
  return {
    UserId: userIdOf(aim, subjects),
    GameTitle: { S: aim === 'own' ? testRangeTitle : rivalGameTitle },
  }
}

function userIdOf(aim: Aim, subjects: AttemptSubjects) {
  return { S: identityIdOf(aim, subjects) }
}
