import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'
import { iamClient, type CallIam } from './testing/iam-client.ts'

let standIn: TestStandIn
let iam: CallIam
let RoleName: string

const scan =
  '{ "Version": "2012-10-17",\n  "Statement": {"Effect": "Allow", "Action": "dynamodb:Scan", "Resource": "*"} }'

beforeAll(async () => {
  standIn = await startTestStandIn()
})

beforeEach(() => {
  iam = iamClient(standIn.url, administratorCredentials)
  RoleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const decoded = (text: string | undefined) => decodeURIComponent(text ?? '')

it('describes a role with its trust policy', async () => {
  const answer = await iam('GetRole', { RoleName })
  expect(answer.xml).toMatch(
    /^<GetRoleResponse xmlns="https:\/\/iam.amazonaws.com\/doc\/2010-05-08\/"><GetRoleResult><Role><Path>\/<\/Path>/,
  )
  expect(answer.text('Arn')).toBe(standIn.outputs['GuestRoleArn'])
  expect(answer.text('RoleId')).toMatch(/^AROA[A-Z0-9]{17}$/)
  expect(answer.text('MaxSessionDuration')).toBe('3600')
  expect(answer.xml).toContain('<RoleLastUsed></RoleLastUsed>')
  expect(Date.parse(answer.text('CreateDate') ?? '')).toBeGreaterThan(0)
  expect(answer.text('AssumeRolePolicyDocument')).toMatch(/^%7B%22Version%22%3A%222012-10-17%22/)
  expect(JSON.parse(decoded(answer.text('AssumeRolePolicyDocument')))).toEqual(
    standIn.config().roles.guest.trustPolicy,
  )
})

it('gives the policy that the template put there', async () => {
  const list = await iam('ListRolePolicies', { RoleName })
  expect(list.xml).toContain(
    '<PolicyNames><member>OwnScores</member><member>OwnFiles</member></PolicyNames>',
  )
  expect(list.text('IsTruncated')).toBe('false')
  const answer = await iam('GetRolePolicy', { RoleName, PolicyName: 'OwnScores' })
  expect(JSON.parse(decoded(answer.text('PolicyDocument')))).toEqual(
    standIn.config().roles.guest.policies[0]?.document,
  )
})

it('lets a live session do more with a policy that is put, less with one that is deleted', async () => {
  const { dynamodb } = await standIn.openGuest()
  const scanTable = () => dynamodb.send(new ScanCommand({ TableName: 'GameScores' }))
  const { policyVersion } = standIn.config()
  await expect(scanTable()).rejects.toMatchObject({ name: 'AccessDeniedException' })

  const put = await iam('PutRolePolicy', { RoleName, PolicyName: 'Scan', PolicyDocument: scan })
  expect(put.status).toBe(200)
  expect(put.xml).not.toContain('Result')
  expect((await scanTable()).Count).toBe(0)
  expect(standIn.config().policyVersion).not.toBe(policyVersion)
  const read = await iam('GetRolePolicy', { RoleName, PolicyName: 'Scan' })
  expect(decoded(read.text('PolicyDocument'))).toBe(scan)

  await iam('DeleteRolePolicy', { RoleName, PolicyName: 'Scan' })
  await expect(scanTable()).rejects.toMatchObject({ name: 'AccessDeniedException' })
  expect(standIn.config().policyVersion).toBe(policyVersion)
})

it('puts a policy in place of one of that name', async () => {
  const PolicyName = 'Scan'
  await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: scan })
  const other = scan.replace('Allow', 'Deny')
  await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: other })
  const { policies } = standIn.config().roles.guest
  expect(policies.map(({ name }) => name)).toEqual(['OwnScores', 'OwnFiles', 'Scan'])
  expect(policies.at(-1)?.document).toEqual(JSON.parse(other))
  await iam('DeleteRolePolicy', { RoleName, PolicyName })
})

it('lists page by page', async () => {
  for (const PolicyName of ['B', 'C']) {
    await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: scan })
  }
  const names: string[] = []
  let marker: string | undefined
  do {
    const page = await iam('ListRolePolicies', {
      RoleName,
      MaxItems: '1',
      ...(marker !== undefined && { Marker: marker }),
    })
    names.push(page.text('member') ?? '')
    marker = page.text('Marker')
    expect(page.text('IsTruncated')).toBe(String(marker !== undefined))
  } while (marker !== undefined)
  expect(names).toEqual(['OwnScores', 'OwnFiles', 'B', 'C'])
  for (const PolicyName of ['B', 'C']) await iam('DeleteRolePolicy', { RoleName, PolicyName })
})

it('takes a signature for the region of the client too, as SDKs sign for an endpoint they are given', async () => {
  const inRegion = (region: string) => iamClient(standIn.url, administratorCredentials, region)
  expect((await inRegion('us-west-2')('GetRole', { RoleName })).status).toBe(200)
  expect((await inRegion('eu-west-1')('GetRole', { RoleName })).refusal).toEqual([
    'SignatureDoesNotMatch',
    "Credential should be scoped to a valid region, not 'eu-west-1'. ",
  ])
})

it('denies a guest, whatever the operation', async () => {
  const { credentials } = await standIn.openGuest()
  const asGuest = iamClient(standIn.url, credentials)
  const session = `arn:aws:sts::123456789012:assumed-role/${RoleName}/CognitoIdentityCredentials`
  const denial = (action: string, resource: string) => [
    'AccessDenied',
    `User: ${session} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
  ]
  for (const action of ['GetRole', 'GetRolePolicy', 'ListRolePolicies', 'DeleteRolePolicy']) {
    const answer = await asGuest(action, { RoleName, PolicyName: 'OwnScores' })
    expect(answer.status).toBe(403)
    expect(answer.refusal).toEqual(denial(action, `role ${RoleName}`))
  }
  const put = { RoleName, PolicyName: 'Mine', PolicyDocument: scan }
  expect((await asGuest('PutRolePolicy', put)).refusal).toEqual(
    denial('PutRolePolicy', `role ${RoleName}`),
  )
  expect((await asGuest('SimulateCustomPolicy')).refusal).toEqual(
    denial('SimulateCustomPolicy', '*'),
  )
  expect((await asGuest('CreateUser')).refusal).toEqual(denial('CreateUser', '*'))
})

it('denies a guest by the session policies where the role allows', async () => {
  const all = scan.replace('dynamodb:Scan', 'iam:*')
  await iam('PutRolePolicy', { RoleName, PolicyName: 'All', PolicyDocument: all })
  const { credentials } = await standIn.openGuest()
  const { refusal } = await iamClient(standIn.url, credentials)('GetRole', { RoleName })
  expect(refusal?.[1]).toMatch(/because no session policy allows the iam:GetRole action$/)
  await iam('DeleteRolePolicy', { RoleName, PolicyName: 'All' })
})

it('denies the administrator of the other account', async () => {
  const other = {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  }
  const { refusal } = await iamClient(standIn.url, other)('GetRole', { RoleName })
  expect(refusal?.[0]).toBe('AccessDenied')
})

it.each([
  [
    'GetRole',
    { RoleName: 'nobody' },
    404,
    'NoSuchEntity',
    'The role with name nobody cannot be found.',
  ],
  [
    'GetRolePolicy',
    { PolicyName: 'none' },
    404,
    'NoSuchEntity',
    'The role policy with name none cannot be found.',
  ],
  [
    'DeleteRolePolicy',
    { PolicyName: 'none' },
    404,
    'NoSuchEntity',
    'The role policy with name none cannot be found.',
  ],
  [
    'PutRolePolicy',
    { RoleName: 'nobody', PolicyName: 'a', PolicyDocument: scan },
    404,
    'NoSuchEntity',
    'The role with name nobody cannot be found.',
  ],
  [
    'GetRolePolicy',
    {},
    400,
    'ValidationError',
    "1 validation error detected: Value null at 'policyName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'GetRole',
    { RoleName: 'a/b' },
    400,
    'ValidationError',
    'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    'ListRolePolicies',
    { MaxItems: '0' },
    400,
    'ValidationError',
    "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  ['ListRolePolicies', { Marker: 'abc' }, 400, 'ValidationError', 'Invalid Marker.'],
  [
    'GetRole',
    { Something: 'else' },
    501,
    'StandIn#Unsupported',
    'The stand-in does not support Something of IAM GetRole.',
  ],
  ['CreateRole', {}, 501, 'StandIn#Unsupported', 'The stand-in does not support IAM CreateRole.'],
])('refuses %s of %j', async (action, parameters, status, code, message) => {
  const answer = await iam(action, { RoleName, ...parameters })
  expect([answer.status, ...(answer.refusal ?? [])]).toEqual([status, code, message])
})

const statement = (parts: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*', ...parts },
  })

it.each([
  ['no JSON', '{"Version"', 'Syntax errors in policy.'],
  ['no object', '[]', 'Syntax errors in policy.'],
  ['an unknown element', statement({ Foo: 1 }), 'Syntax errors in policy.'],
  [
    'an unknown operator',
    statement({ Condition: { Like: { 'a:b': 'c' } } }),
    'Syntax errors in policy.',
  ],
  [
    'a key given twice',
    statement({}).replace('"Action"', '"Effect":"Deny","Action"'),
    'Syntax errors in policy.',
  ],
  ['a policy too deep', `${'['.repeat(60)}${']'.repeat(60)}`, 'Syntax errors in policy.'],
  ['no action', statement({ Action: undefined }), 'Policy statement must contain actions.'],
  ['no resource', statement({ Resource: undefined }), 'Policy statement must contain resources.'],
  [
    'an action without a service',
    statement({ Action: 'Scan' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'a resource that is no ARN',
    statement({ Resource: 'GameScores' }),
    'Resource GameScores must be in ARN format or "*".',
  ],
  ['a principal', statement({ Principal: '*' }), 'Policy document should not specify a principal.'],
  [
    'a Sid with spaces',
    statement({ Sid: 'a b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
])('refuses to put a policy with %s, and keeps what was there', async (_what, text, message) => {
  const before = standIn.config()
  const answer = await iam('PutRolePolicy', { RoleName, PolicyName: 'A', PolicyDocument: text })
  expect([answer.status, ...(answer.refusal ?? [])]).toEqual([
    400,
    'MalformedPolicyDocument',
    message,
  ])
  expect(standIn.config()).toEqual(before)
})

it('bounds the policies of a role together, white space not counted', async () => {
  const resources = (count: number) =>
    Array.from(
      { length: count },
      (_item, index) => `arn:aws:s3:::${'b'.repeat(48)}${String(index)}`,
    )
  const long = (count: number) =>
    JSON.stringify(JSON.parse(statement({ Resource: resources(count) })), null, 40)
  const PolicyName = 'Long'
  const fits = await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: long(100) })
  expect(fits.status).toBe(200)
  const answer = await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: long(200) })
  expect([answer.status, ...(answer.refusal ?? [])]).toEqual([
    409,
    'LimitExceeded',
    `Maximum policy size of 10240 bytes exceeded for role ${RoleName}`,
  ])
  await iam('DeleteRolePolicy', { RoleName, PolicyName })
})
