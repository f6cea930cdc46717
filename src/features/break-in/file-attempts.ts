/**
 * The catalogue's attempts on files: what is sent to S3, at whom, and what should come of it. Those on one's own prefix touch
 * `test-range.png` alone; those on the rival aim at the rival's real picture.
 */
import type { Aim, Attempt, AttemptSubjects } from '../../domain/attempt.ts'
import { pictureKey, testRangeKey } from '../../domain/picture.ts'
import { identityIdOf } from './whose.ts'

const byPrefix = { sid: 'PlayersListOnlyTheirOwnPrefix', conditionKey: 's3:prefix' }
const byKeyOfRead = { sid: 'PlayersReadAndDeleteTheirOwnFiles', element: 'Resource' } as const
const byKeyOfPut = { sid: 'PlayersPutOnlyTheirOwnPictures', element: 'Resource' } as const

const grantedOnOwnOnly = { own: 'granted', rival: 'denied' } as const
const readsOwnItem = { needsOwnItem: true, leavesOwnItem: true } as const
const touchesNothing = { needsOwnItem: false, leavesOwnItem: false } as const

export const fileAttempts: readonly Attempt[] = [
  {
    id: 'list-all-objects',
    operation: 'ListObjectsV2',
    group: 'reach files',
    label: 'list all',
    title: 'List files without saying whose',
    input: (aim, subjects) => ({
      Bucket: subjects.filesBucket,
      // Where the list begins is no prefix: IAM does not look at it, and so is not told whose files are wanted.
      StartAfter: `${identityIdOf(aim, subjects)}/`,
    }),
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: byPrefix,
    shownFirst: 'own',
    ...touchesNothing,
  },
  {
    id: 'list-objects',
    operation: 'ListObjectsV2',
    group: 'reach files',
    label: 'list a prefix',
    title: 'List all files of one player',
    input: (aim, subjects) => ({
      Bucket: subjects.filesBucket,
      Prefix: `${identityIdOf(aim, subjects)}/`,
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byPrefix,
    ...readsOwnItem,
  },
  {
    id: 'list-objects-without-slash',
    operation: 'ListObjectsV2',
    group: 'reach files',
    label: 'no slash',
    title: 'List a prefix and leave out its slash',
    input: (aim, subjects) => ({
      Bucket: subjects.filesBucket,
      Prefix: identityIdOf(aim, subjects),
    }),
    // What begins with the same text and goes on otherwise would be listed, too.
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: byPrefix,
    shownFirst: 'own',
    ...touchesNothing,
  },
  {
    id: 'list-objects-with-dots',
    operation: 'ListObjectsV2',
    group: 'reach files',
    label: 'dots',
    title: 'Step out of your prefix with dots',
    input: (aim, subjects) => ({
      Bucket: subjects.filesBucket,
      // In a parameter. In a path the browser itself would resolve it before it sends anything.
      Prefix: `${subjects.ownIdentityId}/../${identityIdOf(aim, subjects)}/`,
    }),
    // The prefix does begin as the policy wants it. To S3 the dots are two characters of a name, and no name has them.
    expected: { own: 'granted', rival: 'granted' },
    isHarmless: true,
    ...touchesNothing,
  },
  {
    id: 'get-object',
    operation: 'GetObject',
    group: 'reach files',
    title: 'Read a picture',
    input: (aim, subjects) => objectOf(aim, subjects),
    expected: grantedOnOwnOnly,
    decidedBy: byKeyOfRead,
    ...readsOwnItem,
  },
  {
    id: 'put-object',
    operation: 'PutObject',
    group: 'reach files',
    title: 'Put a picture in place of one',
    input: (aim, subjects) => ({
      ...objectOf(aim, subjects),
      // IAM knows the name alone. What is in it, and whether that is a picture, nobody asks.
      ContentType: 'text/plain',
      Body: 'Not a picture at all.',
    }),
    expected: grantedOnOwnOnly,
    decidedBy: byKeyOfPut,
    needsOwnItem: false,
    leavesOwnItem: true,
  },
  {
    id: 'put-object-unlisted',
    operation: 'PutObject',
    group: 'reach files',
    label: 'other name',
    title: 'Put a file that is not called .png',
    input: (aim, subjects) => ({
      Bucket: subjects.filesBucket,
      Key: `${identityIdOf(aim, subjects)}/page.html`,
      ContentType: 'text/html',
      Body: '<h1>Mine</h1>',
    }),
    expected: { own: 'denied', rival: 'denied' },
    decidedBy: byKeyOfPut,
    shownFirst: 'own',
    ...touchesNothing,
  },
  {
    id: 'delete-object',
    operation: 'DeleteObject',
    group: 'reach files',
    title: 'Delete a picture',
    input: (aim, subjects) => objectOf(aim, subjects),
    expected: grantedOnOwnOnly,
    decidedBy: byKeyOfRead,
    needsOwnItem: true,
    leavesOwnItem: false,
  },
]

function objectOf(aim: Aim, subjects: AttemptSubjects) {
  const { filesBucket, ownIdentityId, rivalIdentityId } = subjects
  const Key = aim === 'own' ? testRangeKey(ownIdentityId) : pictureKey(rivalIdentityId)
  return { Bucket: filesBucket, Key }
}
