/**
 * The real thing up to AWS's door: the SDK's clients, their wire, and the stand-in, which decides every call by IAM. Here the
 * deployed app is also asked for as a browser would, in front of the distribution.
 */
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStackConfig } from '../../src/config/stack-config.ts'
import { startStandIn, type StandIn } from '../local/stand-in.ts'
import { connectAws } from './aws.ts'
import { deploy, type DeployOptions } from './deploy.ts'
import { destroy } from './destroy.ts'
import { appFolder } from './testing/app-folder.ts'
import { createRecordingTerminal } from './testing/recording-terminal.ts'

const template = join(import.meta.dirname, '../game-scores.yaml')
let folder: string
let standIn: StandIn
const complaints: string[] = []

async function start() {
  const log = (line: string) => complaints.push(line)
  return await startStandIn({ template: undefined, dataDir: join(folder, 'data'), port: 0, log })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-deploy-'))
  complaints.length = 0
  standIn = await start()
})
afterEach(async () => {
  await standIn.close()
  await rm(folder, { recursive: true, force: true })
})

function connect(signal = new AbortController().signal, env = {}) {
  return connectAws({ endpoint: standIn.url }, env, signal)
}

async function runDeploy(options: Partial<DeployOptions> = {}, more: { template?: string } = {}) {
  const terminal = createRecordingTerminal()
  const { url } = await deploy(
    { stack: 'leading-key', yes: true, privatePolicies: false, ...options },
    {
      aws: await connect(),
      terminal,
      template: more.template ?? template,
      build: () => appFolder(),
      now: () => new Date(),
    },
  )
  return { url, terminal }
}

async function runDestroy(stack = 'leading-key') {
  const terminal = createRecordingTerminal()
  await destroy({ stack, yes: true }, { aws: await connect(), terminal })
  return terminal
}

/** As a browser asks. The name of a distribution leads to this machine in browsers, but not in Node on every system. */
async function fetchAs(address: string) {
  const { hostname, port, pathname } = new URL(address)
  const headers = { host: `${hostname}:${port}` }
  const request = get({ host: '127.0.0.1', port, path: pathname, headers })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += String(chunk)
  const { statusCode: status, headers: answered } = response
  return { status, headers: answered, body }
}

async function configAt(url: string) {
  return parseStackConfig(JSON.parse((await fetchAs(`${url}config.json`)).body))
}

function policyOf(headers: IncomingHttpHeaders): string {
  return String(headers['content-security-policy'])
}

describe('a deployment to the stand-in', () => {
  it('serves the app with the headers of the template, and pages that are one file', async () => {
    const { url, terminal } = await runDeploy()
    expect(url).toMatch(/^http:\/\/\w+\.cloudfront\.localhost:\d+\/$/)
    const page = await fetchAs(url)
    expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(page.body).toContain('/assets/app-AAAA.js')
    expect(policyOf(page.headers)).toContain(`connect-src 'self' ${standIn.url};`)
    expect(policyOf(page.headers)).not.toContain('amazonaws.com')
    expect((await fetchAs(`${url}break-in`)).body).toBe(page.body)

    const asset = await fetchAs(`${url}assets/app-AAAA.js`)
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect((await fetchAs(`${url}assets/app-GONE.js`)).status).toBe(404)
    expect(terminal.text()).toContain('these are the stand-in’s own')
    expect(complaints).toEqual([])
  })

  it('shows a change set that reads like the template', async () => {
    const { terminal } = await runDeploy()
    const table = terminal.lines.filter((line) => / AWS::/.test(line) && line.startsWith('  add'))
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('testing/new-stack.txt')
  })

  it('makes a game that can be played: a guest reaches their own partition and no other', async () => {
    const { url } = await runDeploy()
    const { identityPoolId, tableName, region } = await configAt(url)
    const at = { region, endpoint: standIn.url }
    const cognito = new CognitoIdentityClient(at)
    const { IdentityId = '' } = await cognito.send(
      new GetIdCommand({ IdentityPoolId: identityPoolId }),
    )
    const { Credentials: keys } = await cognito.send(
      new GetCredentialsForIdentityCommand({ IdentityId }),
    )
    const credentials = {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretKey ?? '',
      sessionToken: keys?.SessionToken ?? '',
    }
    const table = new DynamoDBClient({ ...at, credentials })
    const scoreOf = (UserId: string) => ({ UserId: { S: UserId }, GameTitle: { S: 'Test Range' } })
    const put = (id: string) => new PutItemCommand({ TableName: tableName, Item: scoreOf(id) })
    await table.send(put(IdentityId))
    await expect(table.send(put('us-west-2:rival'))).rejects.toThrow('is not authorized')
  })

  it('changes nothing the second time', async () => {
    const { url } = await runDeploy()
    const again = await runDeploy()
    expect(again.url).toBe(url)
    expect(again.terminal.text()).toContain('The stack leading-key is as the template says.')
    expect(again.terminal.text()).toContain('Files of the app: 0 uploaded, 6 unchanged.')
  })

  it('keeps the scores when the template changes, and takes the new policy', async () => {
    const { url } = await runDeploy()
    const config = await configAt(url)
    const { dynamoDb } = await administrator()
    const Item = { UserId: { S: 'somebody' }, GameTitle: { S: 'Meteor Blasters' } }
    await dynamoDb.send(new PutItemCommand({ TableName: config.tableName, Item }))

    const changed = join(folder, 'changed.yaml')
    const text = await readFile(template, 'utf8')
    await writeFile(changed, text.replace(/ +- dynamodb:DeleteItem\n/, ''))
    const { terminal } = await runDeploy({}, { template: changed })
    expect(terminal.text()).toMatch(/modify +OwnScoresPolicy +AWS::IAM::Policy/)
    expect(terminal.text()).not.toContain('THIS LOSES DATA')

    expect((await configAt(url)).policyVersion).not.toBe(config.policyVersion)
    const read = await dynamoDb.send(new GetItemCommand({ TableName: config.tableName, Key: Item }))
    expect(read.Item).toEqual(Item)
  })

  it('has two stacks beside each other', async () => {
    const first = await runDeploy()
    const second = await runDeploy({ stack: 'other' })
    expect(second.url).not.toBe(first.url)
    const [one, other] = [await configAt(first.url), await configAt(second.url)]
    expect([one.tableName, other.tableName]).toEqual(['GameScores', 'other-GameScores'])
    expect(other.identityPoolId).not.toBe(one.identityPoolId)
    await runDestroy('other')
    expect((await fetchAs(first.url)).status).toBe(200)
  })

  it('goes on where the stand-in was started anew', async () => {
    const first = await runDeploy()
    await standIn.close()
    standIn = await start()
    const second = await runDeploy()
    expect(new URL(second.url).hostname).toBe(new URL(first.url).hostname)
    expect((await fetchAs(second.url)).status).toBe(200)
  })
})

describe('a name that is taken', () => {
  it('is the first real reason, and what was made goes again', async () => {
    await runDeploy({ retain: true })
    await runDestroy()
    await expect(runDeploy()).rejects.toMatchObject({
      message: expect.stringMatching(/GameScores/) as string,
      resolution: expect.stringContaining('--table-name NAME') as string,
    })
    // The table of that name is another's.
    const terminal = await runDestroy()
    expect(terminal.text()).toContain('Of the stack leading-key nothing is there but its name.')
    expect(terminal.text()).not.toContain('for good')
    const { url } = await runDeploy({ tableName: 'GameScores2' })
    expect((await configAt(url)).tableName).toBe('GameScores2')
  })
})

describe('a destruction', () => {
  it('leaves nothing, players’ files included, and finds nothing the second time', async () => {
    const { url } = await runDeploy()
    const { s3, resources } = await administrator()
    const bucket = await resources('PlayerFiles')
    for (const Key of ['a/avatar.png', 'b/avatar.png'])
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'png' }))
    const terminal = await runDestroy()
    expect(terminal.text()).toContain(`Emptied ${bucket}: 2 deleted.`)
    expect(terminal.text()).toContain('The stack leading-key is gone.')
    expect((await runDestroy()).text()).toContain('There is no stack leading-key here.')
    expect((await fetchAs(url)).status).not.toBe(200)
    expect(complaints).toEqual([])
  })

  it('keeps what is retained, and says so', async () => {
    const { url } = await runDeploy({ retain: true })
    const { tableName } = await configAt(url)
    const { dynamoDb, s3, resources } = await administrator()
    const bucket = await resources('PlayerFiles')
    const Item = { UserId: { S: 'somebody' }, GameTitle: { S: 'Meteor Blasters' } }
    await dynamoDb.send(new PutItemCommand({ TableName: tableName, Item }))
    const terminal = await runDestroy()
    expect(terminal.text()).toContain(`  ${bucket}  AWS::S3::Bucket`)
    expect(terminal.text()).toContain(`aws dynamodb delete-table --table-name ${tableName}`)
    const read = await dynamoDb.send(new GetItemCommand({ TableName: tableName, Key: Item }))
    expect(read.Item).toEqual(Item)
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'still.png', Body: 'there' }))
  })
})

describe('what cannot work is said in one sentence', () => {
  it.each([
    [
      'unknown keys',
      { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLF' },
      /does not know these credentials/,
    ],
    ['a wrong secret', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, /secret access key is not/],
  ])('%s', async (_what, keys, message) => {
    const before = { ...process.env }
    Object.assign(process.env, keys, {
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_EC2_METADATA_DISABLED: 'true',
    })
    try {
      const aws = await connect(undefined, process.env)
      const needs = { aws, terminal: createRecordingTerminal() }
      await expect(destroy({ stack: 'leading-key', yes: true }, needs)).rejects.toThrow(message)
    } finally {
      process.env = before
    }
  })

  it('a stack that follows the template file', async () => {
    await standIn.close()
    standIn = await startStandIn({ template, dataDir: join(folder, 'followed'), port: 0 })
    await expect(runDeploy()).rejects.toMatchObject({
      message: `${standIn.url} has that stack already.`,
      resolution: expect.stringContaining('npm run stack -- --empty') as string,
    })
    await expect(runDestroy()).rejects.toThrow('The stack leading-key is protected')
  })

  it('another Region', async () => {
    const { signal } = new AbortController()
    const aws = await connectAws({ endpoint: standIn.url, region: 'eu-west-1' }, {}, signal)
    const needs = { aws, terminal: createRecordingTerminal() }
    await expect(destroy({ stack: 'leading-key', yes: true }, needs)).rejects.toThrow(
      'answers for another Region',
    )
  })

  it('nobody there', async () => {
    const aws = await connectAws(
      { endpoint: 'http://localhost:1' },
      {},
      new AbortController().signal,
    )
    const needs = { aws, terminal: createRecordingTerminal() }
    await expect(destroy({ stack: 'leading-key', yes: true }, needs)).rejects.toThrow(
      'Nothing answers at http://localhost:1.',
    )
  })
})

/** The account's own clients, to look behind the deployment. */
async function administrator() {
  const { cloudFormation, s3 } = await connect()
  const { credentials, region } = cloudFormation.config
  const dynamoDb = new DynamoDBClient({ region, credentials, endpoint: standIn.url })
  return {
    dynamoDb,
    s3,
    resources: async (logicalId: string): Promise<string> => {
      const { StackResources } = await cloudFormation.send(
        new DescribeStackResourcesCommand({ StackName: 'leading-key' }),
      )
      const found = StackResources?.find((each) => each.LogicalResourceId === logicalId)
      return found?.PhysicalResourceId ?? ''
    },
  }
}
