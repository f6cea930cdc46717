/** Stacks made through CloudFormation, from the outside: what becomes of resources and data, and of what was interrupted. */
import { readFile } from 'node:fs/promises'
import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import {
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gameTemplate, stackClient, type StackClient } from '../testing/stack-client.ts'
import { iamClient } from '../services/iam/testing/iam-client.ts'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
  type TestStandIn,
} from '../testing/start-test-stand-in.ts'

let standIn: TestStandIn
let stacks: StackClient

async function start(options: Parameters<typeof startTestStandIn>[0] = {}): Promise<void> {
  standIn = await startTestStandIn({ template: undefined, stackStepMs: 1, ...options })
  stacks = stackClient(standIn.url)
}

async function restart(): Promise<void> {
  standIn = await standIn.restart()
  stacks = stackClient(standIn.url)
}

beforeEach(() => start())

afterEach(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const template = gameTemplate()

/** A guest of a pool, with the table of that guest's game. */
async function openPlayer(stackName: string) {
  const { PoolId, TableName } = await stacks.outputs(stackName)
  const cognito = new CognitoIdentityClient({
    region: 'us-west-2',
    endpoint: standIn.url,
    maxAttempts: 1,
  })
  const { IdentityId } = await cognito.send(new GetIdCommand({ IdentityPoolId: PoolId }))
  const credentials = async () => {
    const { Credentials: issued } = await cognito.send(
      new GetCredentialsForIdentityCommand({ IdentityId }),
    )
    return {
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretKey ?? '',
      sessionToken: issued?.SessionToken ?? '',
    }
  }
  const dynamodb = standIn.dynamodbAs(await credentials())
  return {
    credentials,
    put: (table = TableName) =>
      outcome(
        dynamodb.send(
          new PutItemCommand({ TableName: table, Item: { UserId: { S: IdentityId ?? '' } } }),
        ),
      ),
    get: (table = TableName) =>
      outcome(
        dynamodb.send(
          new GetItemCommand({ TableName: table, Key: { UserId: { S: IdentityId ?? '' } } }),
        ),
      ),
  }
}

const outcome = (sent: Promise<object>) =>
  sent.then(
    (answer) => ('Item' in answer && answer.Item !== undefined ? 'found' : 'done'),
    (error: unknown) => (error instanceof Error ? error.name : error),
  )

async function tables(): Promise<readonly string[] | undefined> {
  return (await standIn.asAdministrator.send(new ListTablesCommand({}))).TableNames
}

describe('two stacks in one account', () => {
  beforeEach(async () => {
    await stacks.create({ stackName: 'red', template, parameters: { TableName: 'RedScores' } })
    await stacks.create({ stackName: 'blue', template, parameters: { TableName: 'BlueScores' } })
  })

  it('have players each who do not reach the other table', async () => {
    const [red, blue] = [await openPlayer('red'), await openPlayer('blue')]
    expect([await red.put(), await blue.put()]).toEqual(['done', 'done'])
    expect([await red.get(), await blue.get()]).toEqual(['found', 'found'])
    expect([
      await red.put('BlueScores'),
      await red.get('BlueScores'),
      await blue.get('RedScores'),
    ]).toEqual(['AccessDeniedException', 'AccessDeniedException', 'AccessDeniedException'])
  })

  it('are deleted one without the other, with their data and players', async () => {
    const [red, blue] = [await openPlayer('red'), await openPlayer('blue')]
    await red.put()
    await blue.put()
    expect(await stacks.remove('red')).toBe('DELETE_COMPLETE')
    expect(await tables()).toEqual(['BlueScores'])
    expect(await blue.get()).toBe('found')
    expect(await outcome(red.credentials())).toBe('ResourceNotFoundException')
    expect(await red.get()).toBe('UnrecognizedClientException')
    await stacks.create({ stackName: 'red', template, parameters: { TableName: 'RedScores' } })
    const another = await openPlayer('red')
    expect(await another.get()).toBe('done')
  })
})

it('keeps data over an update, and has new permissions count at once', async () => {
  await stacks.create({ stackName: 'game', template })
  const player = await openPlayer('game')
  expect(await player.put()).toBe('done')
  const readOnly = gameTemplate({ action: 'dynamodb:Query' })
  expect(await stacks.update({ stackName: 'game', template: readOnly })).toBe('UPDATE_COMPLETE')
  expect([await player.put(), await player.get()]).toEqual(['AccessDeniedException', 'found'])
  const events = await stacks.events('game')
  expect(events.slice(events.indexOf('game CREATE_COMPLETE') + 1)).toEqual([
    'game UPDATE_IN_PROGRESS: User Initiated',
    'Role UPDATE_IN_PROGRESS',
    'Role UPDATE_COMPLETE',
    'game UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'game UPDATE_COMPLETE',
  ])
})

it('replaces a table whose name changes, and deletes the old one afterwards', async () => {
  await stacks.create({ stackName: 'game', template })
  await stacks.update({ stackName: 'game', template, parameters: { TableName: 'Next' } })
  expect(await tables()).toEqual(['Next'])
  expect(await stacks.events('game')).toContain(
    'Scores UPDATE_IN_PROGRESS: Requested update requires the creation of a new physical resource; hence creating one.',
  )
})

it('gives a table without a name of its own a new one where it must be replaced', async () => {
  const unnamed = template.replace('      TableName: !Ref TableName\n', '')
  await stacks.create({ stackName: 'game', template: unnamed })
  const before = await stacks.outputs('game')
  const keyed = unnamed.replaceAll('UserId', 'PlayerId')
  expect(await stacks.update({ stackName: 'game', template: keyed })).toBe('UPDATE_COMPLETE')
  const after = await stacks.outputs('game')
  expect(after['TableName']).not.toBe(before['TableName'])
  expect(after['PoolId']).toBe(before['PoolId'])
  expect(await tables()).toEqual([after['TableName']])
})

describe('a stack that fails', () => {
  it('rolls its creation back where a name is taken, and can then only be deleted', async () => {
    await stacks.create({ stackName: 'game', template })
    expect(await stacks.create({ stackName: 'other', template })).toBe('ROLLBACK_COMPLETE')
    const events = await stacks.events('other')
    expect(events[3]).toMatch(
      /^Scores CREATE_FAILED: Scores already exists in stack arn:aws:cloudformation:us-west-2:123456789012:stack\/game\//,
    )
    expect(events.slice(4)).toEqual([
      'other ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [Scores]. Rollback requested by user.',
      'other ROLLBACK_COMPLETE',
    ])
    await expect(stacks.update({ stackName: 'other', template })).rejects.toThrow(
      / is in ROLLBACK_COMPLETE state and can not be updated\.$/,
    )
    expect(await stacks.remove('other')).toBe('DELETE_COMPLETE')
    expect(await tables()).toEqual(['Scores'])
  })

  it('gives a name to one of two that ask at once', async () => {
    const both = await Promise.all(
      ['one', 'two'].map((stackName) => stacks.create({ stackName, template })),
    )
    expect(both.toSorted()).toEqual(['CREATE_COMPLETE', 'ROLLBACK_COMPLETE'])
    expect(await tables()).toEqual(['Scores'])
  })

  it('takes away what it had made before', async () => {
    await stacks.create({ stackName: 'game', template, parameters: { TableName: 'Taken' } })
    const second = gameTemplate({
      extra: `  Second:
    Type: AWS::DynamoDB::Table
    DependsOn: Attachment
    Properties:
      TableName: Taken
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
      KeySchema: [{AttributeName: Id, KeyType: HASH}]`,
    })
    const parameters = { TableName: 'Mine' }
    expect(await stacks.create({ stackName: 'other', template: second, parameters })).toBe(
      'ROLLBACK_COMPLETE',
    )
    expect(await tables()).toEqual(['Taken'])
    const events = await stacks.events('other')
    expect(events.filter((event) => event.endsWith('DELETE_COMPLETE'))).toEqual(
      ['Attachment', 'Role', 'Pool', 'Scores'].map((name) => `${name} DELETE_COMPLETE`),
    )
  })

  it('rolls an update back to what counted before', async () => {
    await stacks.create({ stackName: 'game', template })
    await stacks.create({ stackName: 'other', template, parameters: { TableName: 'Mine' } })
    const player = await openPlayer('other')
    await player.put()
    const readOnly = gameTemplate({ action: 'dynamodb:Query' })
    expect(await stacks.update({ stackName: 'other', template: readOnly })).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    )
    expect([await player.put(), await player.get()]).toEqual(['done', 'found'])
    expect(await stacks.events('other')).toContain(
      'other UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to update: [Scores]. ',
    )
    expect(
      await stacks.update({ stackName: 'other', template, parameters: { TableName: 'Next' } }),
    ).toBe('UPDATE_COMPLETE')
  })

  it('does not replace a table under the name that it has', async () => {
    await stacks.create({ stackName: 'game', template })
    const keyed = template.replaceAll('UserId', 'PlayerId')
    expect(await stacks.update({ stackName: 'game', template: keyed })).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    )
    expect(await stacks.events('game')).toContain(
      'Scores UPDATE_FAILED: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename Scores and update the stack again.',
    )
  })
})

describe('a resource that is to be retained', () => {
  const kept = template.replace(
    'Type: AWS::DynamoDB::Table\n',
    'Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n',
  )

  it('stays with its data when its stack is deleted, and keeps its name', async () => {
    await stacks.create({ stackName: 'game', template: kept })
    const player = await openPlayer('game')
    await player.put()
    expect(await stacks.remove('game')).toBe('DELETE_COMPLETE')
    expect(await tables()).toEqual(['Scores'])
    await restart()
    expect(await tables()).toEqual(['Scores'])
    expect(await stacks.create({ stackName: 'game', template })).toBe('ROLLBACK_COMPLETE')
    expect(await stacks.events('game')).toContain('Scores CREATE_FAILED: Scores already exists')
  })

  it.each([
    ['stays', false, ['Mine', 'Taken']],
    ['goes where only what was there before is to stay', true, ['Taken']],
  ])('%s when its creation is rolled back', async (_what, RetainExceptOnCreate, left) => {
    await stacks.create({ stackName: 'game', template, parameters: { TableName: 'Taken' } })
    const taken = kept.replace(
      'Outputs:',
      `  Second:
    Type: AWS::DynamoDB::Table
    DependsOn: Attachment
    Properties:
      TableName: Taken
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
      KeySchema: [{AttributeName: Id, KeyType: HASH}]
Outputs:`,
    )
    const input = { stackName: 'other', template: taken, parameters: { TableName: 'Mine' } }
    const { ChangeSetId: ChangeSetName } = await stacks.prepare(input, 'CREATE')
    const command = new ExecuteChangeSetCommand({ ChangeSetName, RetainExceptOnCreate })
    await stacks.client.send(command)
    expect(await stacks.settled('other')).toBe('ROLLBACK_COMPLETE')
    expect(await tables()).toEqual(left)
  })

  it('is said to be skipped', async () => {
    const stackId = await stacks.begin({ stackName: 'game', template: kept }, 'CREATE')
    await stacks.settled('game')
    await stacks.remove('game')
    const events = await stacks.events(stackId)
    expect(events.slice(-2)).toEqual(['Scores DELETE_SKIPPED', 'game DELETE_COMPLETE'])
  })
})

describe('a bucket', () => {
  const withBucket = gameTemplate({ extra: '  Files: {Type: AWS::S3::Bucket}' }).replace(
    'Outputs:',
    'Outputs:\n  Files: {Value: !Ref Files}',
  )
  const s3 = () =>
    new S3Client({
      region: 'us-west-2',
      endpoint: standIn.url,
      credentials: administratorCredentials,
      forcePathStyle: true,
      maxAttempts: 1,
    })

  it('is deleted with its stack only when it is empty', async () => {
    const stackId = await stacks.begin({ stackName: 'game', template: withBucket }, 'CREATE')
    await stacks.settled('game')
    const { Files: Bucket } = await stacks.outputs('game')
    const object = { Bucket, Key: 'picture.png' }
    await s3().send(new PutObjectCommand({ ...object, Body: 'x' }))
    expect(await stacks.remove('game')).toBe('DELETE_FAILED')
    const events = await stacks.events('game')
    expect(events.find((event) => event.startsWith('Files DELETE_FAILED'))).toBe(
      'Files DELETE_FAILED: The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: BucketNotEmpty; Proxy: null)',
    )
    expect(events.at(-1)).toBe(
      'game DELETE_FAILED: The following resource(s) failed to delete: [Files]. ',
    )
    expect(await tables()).toEqual([])
    await expect(stacks.update({ stackName: 'game', template })).rejects.toThrow(
      / is in DELETE_FAILED state and can not be updated\.$/,
    )
    await restart()
    await s3().send(new DeleteObjectCommand(object))
    expect(await stacks.remove('game')).toBe('DELETE_COMPLETE')
    await expect(s3().send(new PutObjectCommand({ ...object, Body: 'x' }))).rejects.toThrow(
      'The specified bucket does not exist',
    )
    expect(await stacks.status(stackId)).toBe('DELETE_COMPLETE')
  })

  it('may be left behind', async () => {
    await stacks.create({ stackName: 'game', template: withBucket })
    const { Files: Bucket } = await stacks.outputs('game')
    const object = { Bucket, Key: 'picture.png' }
    await s3().send(new PutObjectCommand({ ...object, Body: 'x' }))
    await stacks.remove('game')
    const command = new DeleteStackCommand({ StackName: 'game', RetainResources: ['Files'] })
    const stackId = (await stacks.client.send(new DescribeStacksCommand({}))).Stacks?.[0]?.StackId
    await stacks.client.send(command)
    expect(await stacks.settled(stackId ?? '')).toBe('DELETE_COMPLETE')
    await restart()
    const { Body: body } = await s3().send(new GetObjectCommand(object))
    expect(await body?.transformToString()).toBe('x')
  })
})

it('keeps what IAM calls made of a role over a restart, until a template changes the role', async () => {
  await stacks.create({ stackName: 'game', template })
  const { RoleName = '' } = await stacks.outputs('game')
  const put = () =>
    iamClient(standIn.url, administratorCredentials)('PutRolePolicy', {
      RoleName,
      PolicyName: 'OwnScores',
      PolicyDocument:
        '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
    })
  expect((await put()).refusal).toBeUndefined()
  await restart()
  const player = await openPlayer('game')
  expect(await player.put()).toBe('AccessDeniedException')
  await stacks.update({
    stackName: 'game',
    template: gameTemplate({ action: 'dynamodb:*' }),
  })
  expect(await player.put()).toBe('done')
})

describe('over a restart', () => {
  it('keeps stacks, their data, events and change sets', async () => {
    await stacks.create({ stackName: 'game', template })
    const before = [await stacks.outputs('game'), await stacks.events('game')]
    const player = await openPlayer('game')
    await player.put()
    const readOnly = gameTemplate({ action: 'dynamodb:Query' })
    const { ChangeSetId } = await stacks.prepare(
      { stackName: 'game', template: readOnly },
      'UPDATE',
    )
    await restart()
    expect([await stacks.outputs('game'), await stacks.events('game')]).toEqual(before)
    await stacks.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
    expect(await stacks.settled('game')).toBe('UPDATE_COMPLETE')
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'goes on with a creation that was closed after %d steps',
    async (steps) => {
      await standIn.close()
      await start({ stackStepMs: 10 })
      await stacks.begin({ stackName: 'game', template }, 'CREATE')
      await new Promise((resolve) => setTimeout(resolve, steps * 10))
      await restart()
      expect(await stacks.settled('game')).toBe('CREATE_COMPLETE')
      const player = await openPlayer('game')
      expect(await player.put()).toBe('done')
    },
  )

  it('goes on with a deletion', async () => {
    await standIn.close()
    await start({ stackStepMs: 10 })
    const stackId = await stacks.begin({ stackName: 'game', template }, 'CREATE')
    await stacks.settled(stackId)
    await stacks.client.send(new DeleteStackCommand({ StackName: 'game' }))
    await new Promise((resolve) => setTimeout(resolve, 25))
    await restart()
    expect(await stacks.settled(stackId)).toBe('DELETE_COMPLETE')
    expect(await tables()).toEqual([])
  })
})

it('deletes a stack that is still being created', async () => {
  await standIn.close()
  await start({ stackStepMs: 10 })
  const stackId = await stacks.begin({ stackName: 'game', template }, 'CREATE')
  await new Promise((resolve) => setTimeout(resolve, 25))
  await stacks.client.send(new DeleteStackCommand({ StackName: 'game' }))
  expect(await stacks.settled(stackId)).toBe('DELETE_COMPLETE')
  expect(await tables()).toEqual([])
})

describe('beside the stack of the template file', () => {
  beforeEach(async () => {
    await standIn.close()
    await start({ template: templatePath })
  })

  it('is made from the same template under another name of its table', async () => {
    const body = await readFile(templatePath, 'utf8')
    const parameters = { TableName: 'other-GameScores' }
    expect(await stacks.create({ stackName: 'other', template: body, parameters })).toBe(
      'CREATE_COMPLETE',
    )
    expect(await tables()).toEqual(['GameScores', 'other-GameScores'])
    expect((await stacks.outputs('other'))['IdentityPoolId']).not.toBe(
      standIn.outputs['IdentityPoolId'],
    )
  })

  it('fails under the same name', async () => {
    const body = await readFile(templatePath, 'utf8')
    expect(await stacks.create({ stackName: 'other', template: body })).toBe('ROLLBACK_COMPLETE')
    expect((await stacks.events('other')).join('\n')).toContain(
      'GameScores CREATE_FAILED: GameScores already exists in stack arn:aws:cloudformation:us-west-2:123456789012:stack/leading-key/',
    )
  })

  it('does not begin where another stack has a name of its template', async () => {
    await standIn.close()
    await start()
    const parameters = { TableName: 'GameScores' }
    await stacks.create({ stackName: 'game', template, parameters })
    await expect(standIn.restart({ template: templatePath })).rejects.toThrow(
      "Resources.GameScores.Properties.TableName: The stack game has the resource GameScores (AWS::DynamoDB::Table), so the template's stack cannot have it.",
    )
    await start({ dataDir: standIn.dataDir })
  })

  it('does not begin where CloudFormation made a stack of its name', async () => {
    await standIn.close()
    await start()
    await stacks.create({ stackName: 'leading-key', template })
    await expect(standIn.restart({ template: templatePath })).rejects.toThrow(
      'The account has a stack leading-key already, which was made through CloudFormation.',
    )
    await start({ dataDir: standIn.dataDir })
  })
})
