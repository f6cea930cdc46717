import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aBuild, appFolder } from './testing/app-folder.ts'
import { createFakeAccount } from './testing/fake-account.ts'
import { createRecordingTerminal } from './testing/recording-terminal.ts'
import { appBucket, configIn, runDeploy, template } from './testing/runs.ts'

describe('a first deployment', () => {
  it('makes the stack, uploads the app and says where it is', async () => {
    const account = createFakeAccount()
    const { url, terminal } = await runDeploy(account)
    expect(url).toMatch(/^https:\/\/\w+\.cloudfront\.net\/$/)
    expect(account.stacks.map(({ name, status }) => [name, status])).toEqual([
      ['leading-key', 'CREATE_COMPLETE'],
    ])
    expect(account.invalidations).toEqual([['/', '/index.html', '/config.json']])
    expect(terminal.text()).toContain(
      'Account 123456789012, Region us-west-2, as arn:aws:iam::123456789012:user/Administrator',
    )
    expect(terminal.text()).toContain(`Leading Key is at ${url}`)
    expect(terminal.text()).toContain('Idle it costs less than a cent a month')
  })

  it('shows what it would create before it asks, and does nothing where the answer is no', async () => {
    const account = createFakeAccount()
    const terminal = createRecordingTerminal(() => {
      expect(terminal.text()).toMatch(/add +GameScores +AWS::DynamoDB::Table/)
      return false
    })
    await expect(runDeploy(account, { terminal, options: { yes: false } })).rejects.toThrow(
      'Nothing was changed.',
    )
    expect(terminal.questions).toEqual(['Create this? [y/N] '])
    expect(account.calls).not.toContain('ExecuteChangeSet')
    expect(account.changeSets.size).toBe(0)
    expect(account.stacks.map(({ status }) => status)).toEqual(['DELETE_COMPLETE'])
  })

  it('goes nowhere without a yes where nobody can be asked', async () => {
    const account = createFakeAccount()
    await expect(runDeploy(account, { options: { yes: false } })).rejects.toMatchObject({
      resolution: 'Add --yes to go ahead without a question.',
    })
    expect(account.calls).not.toContain('ExecuteChangeSet')
  })

  it('uploads each file with its type and as long as it may be kept, the page last', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const headers = [...appBucket(account)]
      .filter(([key]) => key !== 'releases.json')
      .map(([key, { contentType, cacheControl }]) => [key, contentType, cacheControl])
    const forever = 'public, max-age=31536000, immutable'
    expect(new Map(headers.map(([key, ...rest]) => [key, rest]))).toEqual(
      new Map([
        ['assets/app-AAAA.js', ['text/javascript; charset=utf-8', forever]],
        ['assets/more-AAAA.js', ['text/javascript; charset=utf-8', forever]],
        ['assets/font-AAAA.woff2', ['font/woff2', forever]],
        ['favicon.svg', ['image/svg+xml', 'no-cache']],
        ['config.json', ['application/json', 'no-store']],
        ['index.html', ['text/html; charset=utf-8', 'no-store']],
      ]),
    )
    expect(headers.slice(-2).map(([key]) => key)).toEqual(['config.json', 'index.html'])
  })
})

describe('config.json', () => {
  it('has what the stack became, and the policies with nothing left to work out', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const config = configIn(account)
    expect(config).toMatchObject({ region: 'us-west-2', account: '123456789012' })
    expect(config.tableName).toBe('GameScores')
    expect(config.endpoint).toBeUndefined()
    const { policies = [], trustPolicy } = config.roles.guest
    expect(policies.map(({ name }) => name)).toContain('OwnScores')
    const text = JSON.stringify([policies, trustPolicy])
    expect(text).toContain('arn:aws:dynamodb:us-west-2:123456789012:table/GameScores')
    expect(text).toContain(config.identityPoolId)
    expect(text).toContain('${cognito-identity.amazonaws.com:sub}')
    expect(text).not.toMatch(/Ref|Fn::/)
  })

  it('has no policies where they are private', async () => {
    const account = createFakeAccount()
    await runDeploy(account, { options: { privatePolicies: true } })
    expect(Object.keys(configIn(account).roles.guest)).toEqual(['arn'])
  })

  it('names the endpoint where it is not AWS, and the app is served there', async () => {
    const account = createFakeAccount()
    const aws = account.connect(undefined, { endpoint: 'http://localhost:4566' })
    const { url } = await runDeploy(account, { aws })
    expect(configIn(account).endpoint).toBe('http://localhost:4566')
    expect(url).toMatch(/^http:\/\/\w+\.cloudfront\.localhost:4566\/$/)
    expect(account.stacks[0]?.parameters).toContainEqual({
      ParameterKey: 'AwsEndpoint',
      ParameterValue: 'http://localhost:4566',
    })
  })
})

describe('a second deployment', () => {
  it('changes nothing where nothing changed', async () => {
    const account = createFakeAccount()
    await runDeploy(account, { options: { retain: true, budgetEmail: 'me@example.com' } })
    account.calls.length = 0
    const { terminal } = await runDeploy(account)
    expect(terminal.text()).toContain('The stack leading-key is as the template says.')
    expect(terminal.text()).toContain('Files of the app: 0 uploaded, 6 unchanged.')
    expect(account.calls).not.toContain('ExecuteChangeSet')
    expect(account.calls).not.toContain('PutObject')
    expect(account.changeSets.size).toBe(0)
  })

  it('uploads what changed, and keeps the files of the release before until the one after', async () => {
    const account = createFakeAccount()
    const release = async (name: string) => {
      const build = { ...aBuild, 'index.html': name, [`assets/app-${name}.js`]: name }
      delete (build as Record<string, string>)['assets/app-AAAA.js']
      const { terminal } = await runDeploy(account, { distDir: await appFolder(build) })
      return terminal.lines.find((line) => line.startsWith('Files of the app'))
    }
    const apps = () => [...appBucket(account).keys()].filter((key) => key.includes('assets/app-'))
    await release('BBBB')
    account.calls.length = 0
    expect(await release('CCCC')).toBe(
      'Files of the app: 2 uploaded, 4 unchanged, 1 of the last release kept.',
    )
    expect(apps()).toEqual(['assets/app-BBBB.js', 'assets/app-CCCC.js'])
    expect(account.calls).not.toContain('DeleteObjects')

    // Once more the same is no release.
    expect(await release('CCCC')).toBe(
      'Files of the app: 0 uploaded, 6 unchanged, 1 of the last release kept.',
    )
    account.calls.length = 0
    expect(await release('DDDD')).toBe(
      'Files of the app: 2 uploaded, 4 unchanged, 1 of the last release kept, 1 of an older one removed.',
    )
    expect(apps()).toEqual(['assets/app-CCCC.js', 'assets/app-DDDD.js'])
    const writes = account.calls.filter((call) => /(Put|Delete)Object/.test(call))
    expect(writes).toEqual(['PutObject', 'PutObject', 'PutObject', 'DeleteObjects'])
  })

  it('keeps what is there where nobody noted which release it is', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    appBucket(account).delete('releases.json')
    const old = { body: new Uint8Array(), etag: '', contentType: '', cacheControl: '' }
    appBucket(account).set('assets/old.js', old)
    await runDeploy(account)
    expect(appBucket(account).has('assets/old.js')).toBe(true)
  })

  it('says loudly what replacing the table would lose', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const terminal = createRecordingTerminal(false)
    const options = { yes: false, tableName: 'OtherScores' }
    await expect(runDeploy(account, { terminal, options })).rejects.toThrow('Nothing was changed.')
    expect(terminal.text()).toMatch(/replace +GameScores/)
    expect(terminal.text()).toContain('THIS LOSES DATA:')
    expect(terminal.text()).toContain('every score in the old one is lost')
    expect(account.stacks[0]?.status).toBe('CREATE_COMPLETE')
  })

  it('takes a changed policy into config.json', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const before = configIn(account)
    const templateFile = join(await appFolder(), 'changed.yaml')
    const text = await readFile(template, 'utf8')
    await writeFile(templateFile, text.replace(/ +- dynamodb:DeleteItem\n/, ''))
    const { terminal } = await runDeploy(account, { templateFile })
    expect(terminal.text()).toMatch(/modify +OwnScoresPolicy/)
    expect(configIn(account).policyVersion).not.toBe(before.policyVersion)
    expect(JSON.stringify(configIn(account).roles.guest)).not.toContain('dynamodb:DeleteItem')
  })
})

it('gives a second stack a table of its own', async () => {
  const account = createFakeAccount()
  await runDeploy(account)
  await runDeploy(account, { options: { stack: 'other' } })
  expect(account.stacks.map(({ name, status }) => [name, status])).toEqual([
    ['leading-key', 'CREATE_COMPLETE'],
    ['other', 'CREATE_COMPLETE'],
  ])
  expect(account.stacks[1]?.parameters).toContainEqual({
    ParameterKey: 'TableName',
    ParameterValue: 'other-GameScores',
  })
})
