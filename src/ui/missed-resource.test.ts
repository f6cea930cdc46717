import { expect, it } from 'vitest'
import { explainCall } from '../config/explain-call.ts'
import { plainText } from '../iam/explain-sentence.ts'
import { aStackConfig, anIdentityId } from '../testing/builders.ts'
import { missedResource } from './missed-resource.ts'

const me = anIdentityId('1')
const rival = anIdentityId('9')
const names = new Map([
  [me, 'ME'],
  [rival, 'RIVAL'],
])

/** What is said of a PUT, where the policy allows one on `resource`. */
function problemOf(resource: string, key: string, whose?: string): string {
  const statement = {
    Sid: 'Files',
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: resource,
  } as const
  const policies = [
    { name: 'Files', document: { Version: '2012-10-17', Statement: statement } },
  ] as const
  const { roles } = aStackConfig()
  const why = explainCall({
    service: 's3',
    operation: 'PutObject',
    input: { Bucket: 'files', Key: key },
    session: { identityId: me, access: 'guest' },
    config: aStackConfig({
      filesBucket: 'files',
      roles: { ...roles, guest: { ...roles.guest, policies } },
    }),
  })
  const missed = why.kind === 'explained' ? missedResource(why, whose) : undefined
  return plainText(missed?.problem ?? [], (value) => names.get(value) ?? 'somebody')
}

const ownPictures = 'arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*.png'

it('says whose file was asked for', () => {
  expect(problemOf(ownPictures, `${rival}/a.png`)).toBe(
    'You asked for RIVAL’s file. The policy allows only your own.',
  )
  expect(problemOf(ownPictures, `${rival}/a.png`, 'the rival’s')).toMatch(
    /^The rival asked for .*the rival’s own\.$/,
  )
})

it('says how names have to end, where the file is one’s own', () => {
  expect(problemOf(ownPictures, `${me}/page.html`)).toBe('Only names that end in .png may be put.')
})

it.each([
  ['arn:aws:s3:::files/public/*', `${rival}/a.png`],
  [ownPictures, 'nobodys.html'],
  ['arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/a?.png', `${me}/page.html`],
])('says no more than it knows of %s', (resource, key) => {
  expect(problemOf(resource, key)).toBe('Files allows s3:PutObject, but not on that resource.')
})
