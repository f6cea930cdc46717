import { appendFile, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { iamClient } from './services/iam/testing/iam-client.ts'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
  type TestStandIn,
} from './testing/start-test-stand-in.ts'

let folder: string
let template: string
let standIn: TestStandIn
let said: string[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-live-'))
  template = path.join(folder, 'game-scores.yaml')
  await copyFile(templatePath, template)
  said = []
  standIn = await startTestStandIn({
    template,
    watch: { timing: { settleMs: 15, graceMs: 60, pollMs: 100 } },
    log: (block) => said.push(block),
  })
})

afterEach(async () => {
  await standIn.close()
  await rm(folder, { recursive: true, force: true })
})

const document =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Scan","Resource":"*"}}'

async function putScanPolicy() {
  const { guest } = standIn.config().roles
  const answer = await iamClient(standIn.url, administratorCredentials)('PutRolePolicy', {
    RoleName: guest.arn.split('/').at(-1) ?? '',
    PolicyName: 'Scan',
    PolicyDocument: document,
  })
  expect(answer.refusal).toBeUndefined()
}

const policyNames = () => standIn.config().roles.guest.policies.map(({ name }) => name)

it('keeps what IAM calls changed over a restart', async () => {
  await putScanPolicy()
  const changed = standIn.config()
  standIn = await standIn.restart()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles', 'Scan'])
  expect(standIn.config()).toEqual({ ...changed, endpoint: standIn.url })
})

it('says what is odd in a policy that is put, and takes it as AWS does', async () => {
  const { guest } = standIn.config().roles
  const RoleName = guest.arn.split('/').at(-1) ?? ''
  const answer = await iamClient(standIn.url, administratorCredentials)('PutRolePolicy', {
    RoleName,
    PolicyName: 'Scan',
    PolicyDocument: document.replace('Scan', 'Scann'),
  })
  expect(answer.status).toBe(200)
  expect(said).toEqual([
    `Policy Scan of ${RoleName}, Statement.Action: dynamodb:Scann counts, but there is no such action: did you mean dynamodb:Scan?`,
  ])
})

it('changes the one role only', async () => {
  await putScanPolicy()
  expect(standIn.config().roles.player.policies.map(({ name }) => name)).toEqual([
    'OwnScores',
    'OwnFiles',
  ])
})

it('lets a saved template win over what IAM calls changed, also one without any difference', async () => {
  await putScanPolicy()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles', 'Scan'])
  await copyFile(templatePath, template)
  await vi.waitFor(() => {
    expect(policyNames()).toEqual(['OwnScores', 'OwnFiles'])
  }, 3000)
  standIn = await standIn.restart()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles'])
})

it('lets a template win that was saved while nothing watched it, for good', async () => {
  standIn = await standIn.restart({ watch: false })
  await putScanPolicy()
  standIn = await standIn.restart()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles', 'Scan'])
  await appendFile(template, '# A thought.\n')
  standIn = await standIn.restart()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles'])
  await copyFile(templatePath, template)
  standIn = await standIn.restart()
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles'])
})

it('keeps what IAM calls changed where a saved template is refused', async () => {
  await putScanPolicy()
  await writeFile(template, 'Resources: {}\n')
  await vi.waitFor(() => {
    expect(said).toHaveLength(1)
  }, 3000)
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles', 'Scan'])
})

it('starts over without what IAM calls changed', async () => {
  await putScanPolicy()
  standIn = await standIn.restart({ fresh: true })
  expect(policyNames()).toEqual(['OwnScores', 'OwnFiles'])
})
