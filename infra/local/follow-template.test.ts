import { copyFile, mkdtemp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startTestStandIn, templatePath, type TestStandIn } from './testing/start-test-stand-in.ts'

let folder: string
let file: string
let standIn: TestStandIn
let said: string[]
let original: string

const timing = { settleMs: 15, graceMs: 250, pollMs: 100 }

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-watch-'))
  file = path.join(folder, 'game-scores.yaml')
  await copyFile(templatePath, file)
  original = await readFile(file, 'utf8')
  said = []
  standIn = await startTestStandIn({
    template: file,
    watch: { timing },
    log: (block) => said.push(block),
  })
})

afterEach(async () => {
  await standIn.close()
  await rm(folder, { recursive: true, force: true })
})

const withoutGetItem = () => original.replace('              - dynamodb:GetItem\n', '')

/** Where in the saved file a text first stands: `FILE:12:`. */
const lineWith = (saved: string, text: string) =>
  `${file}:${String(saved.slice(0, saved.indexOf(text)).split('\n').length)}:`

const saidOnce = (count = 1) =>
  vi.waitFor(() => {
    expect(said).toHaveLength(count)
  }, 4000)

function keyOf(identityId: string) {
  return { UserId: { S: identityId }, GameTitle: { S: 'Meteor Blasters' } }
}

function read(client: DynamoDBClient, identityId: string) {
  return client.send(
    new GetItemCommand({
      TableName: 'GameScores',
      Key: keyOf(identityId),
      ProjectionExpression: 'TopScore',
    }),
  )
}

async function guestWithScore() {
  const guest = await standIn.openGuest()
  const Item = { ...keyOf(guest.identityId), TopScore: { N: '7' } }
  await guest.dynamodb.send(new PutItemCommand({ TableName: 'GameScores', Item }))
  return guest
}

it('gives a live session the saved policy at its next request, and takes it back', async () => {
  const { dynamodb, identityId } = await guestWithScore()
  const before = standIn.config()
  await writeFile(file, withoutGetItem())
  await saidOnce()
  expect(said[0]).toContain('was saved')
  await expect(read(dynamodb, identityId)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'no identity-based policy allows the dynamodb:GetItem action',
    ) as string,
  })
  const after = standIn.config()
  expect(after.policyVersion).not.toBe(before.policyVersion)
  expect(JSON.stringify(after.roles.guest.policies)).not.toContain('dynamodb:GetItem')

  await writeFile(file, original)
  await saidOnce(2)
  expect((await read(dynamodb, identityId)).Item).toEqual({ TopScore: { N: '7' } })
  expect(standIn.config()).toEqual(before)
})

it('decides by the tags of the role and of the table, and tells the app of them', async () => {
  const { dynamodb, identityId } = await guestWithScore()
  const tagged = (team: string, game: string) =>
    original
      .replace(
        /( {2}GuestRole:\n[^]*?Properties:\n)/,
        `$1      Tags: [{ Key: team, Value: ${team} }]\n`,
      )
      .replace('TableName: !Ref TableName\n', `$&      Tags: [{ Key: game, Value: ${game} }]\n`)
      .replace(
        /( *)Condition:\n( *)ForAllValues:StringEquals:\n/,
        '$1Condition:\n$2StringEquals: { aws:PrincipalTag/team: red, aws:ResourceTag/game: scores }\n$2ForAllValues:StringEquals:\n',
      )
  const steps = [
    { team: 'red', game: 'scores', isAllowed: true },
    { team: 'blue', game: 'scores', isAllowed: false },
    { team: 'red', game: 'others', isAllowed: false },
  ]
  for (const [step, { team, game, isAllowed }] of steps.entries()) {
    await writeFile(file, tagged(team, game))
    await saidOnce(step + 1)
    expect(standIn.config()).toMatchObject({
      tableTags: { game },
      roles: { guest: { tags: { team } } },
    })
    const answer = read(dynamodb, identityId).then(
      () => 'allowed',
      (error: unknown) => (error instanceof Error ? error.name : error),
    )
    expect(await answer).toBe(isAllowed ? 'allowed' : 'AccessDeniedException')
  }
})

it('follows an editor that puts another file under the name', async () => {
  for (const [count, text] of [withoutGetItem(), original, withoutGetItem()].entries()) {
    await writeFile(`${file}~`, text)
    await rename(`${file}~`, file)
    await saidOnce(count + 1)
  }
  expect(JSON.stringify(standIn.config().roles)).not.toContain('dynamodb:GetItem')
})

it('keeps the old template where the new one is no good, and says where and why', async () => {
  const { dynamodb, identityId } = await guestWithScore()
  const before = standIn.config()
  await writeFile(file, original.replace('Effect: Allow', 'Effect: Perhaps'))
  await saidOnce()
  const line = original.split('\n').findIndex((text) => text.includes('Effect: Allow')) + 1
  expect(said[0]).toContain(`${file}:${String(line)}:`)
  expect(said[0]).toContain('Effect is Allow or Deny, not "Perhaps".')
  expect(said[0]).toContain('all data are kept')
  const { template, ...others } = standIn.config()
  expect(others).toEqual(before)
  expect(template).toMatchObject({
    isUsed: false,
    remarks: [{ line, message: 'Effect is Allow or Deny, not "Perhaps".' }],
  })
  expect((await read(dynamodb, identityId)).Item).toEqual({ TopScore: { N: '7' } })

  await writeFile(file, withoutGetItem())
  await saidOnce(2)
  const { policyVersion, ...config } = standIn.config()
  expect(policyVersion).not.toBe(before.policyVersion)
  expect(config).not.toHaveProperty('template')
})

it('takes misspelt names in a policy as AWS does, and says where they are', async () => {
  const saved = original
    .replace('- dynamodb:PutItem', '- dynamodb:PutItme')
    .replace("dynamodb:LeadingKeys: 'false'", "dynamodb:LeadingKey: 'false'")
  await writeFile(file, saved)
  await saidOnce()
  expect(said[0]?.split('\n')).toEqual([
    `${file} was saved, and counts from now on. All data are kept.`,
    expect.stringMatching(
      /^ {2}.*:\d+:17 Resources\.OwnScoresPolicy\..*\.Action\[3\]: dynamodb:PutItme counts, but there is no such action: did you mean dynamodb:PutItem\?$/,
    ),
    expect.stringMatching(/ForAllValues holds for a request without any dynamodb:LeadingKeys/),
    expect.stringMatching(/ForAllValues holds for a request without any dynamodb:Attributes/),
    expect.stringContaining(`${lineWith(saved, 'dynamodb:LeadingKey:')}17 `),
  ])
  expect(said[0]).toContain(`${lineWith(saved, 'dynamodb:PutItme')}17 `)

  standIn = await standIn.restart()
  expect(said).toHaveLength(2)
  expect(said[1]?.split('\n')).toHaveLength(4)
  expect(said[1]).toContain('dynamodb:LeadingKey counts, but there is no such key')
  expect(standIn.config().template).toMatchObject({
    isUsed: true,
    remarks: [{ line: saved.slice(0, saved.indexOf('PutItme')).split('\n').length }, {}, {}, {}],
  })
})

it('says nothing of a half-written file that becomes whole', async () => {
  const text = withoutGetItem()
  for (let end = 0; end < text.length; end += Math.ceil(text.length / 6)) {
    await writeFile(file, text.slice(0, end))
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await writeFile(file, text)
  await vi.waitFor(() => {
    expect(JSON.stringify(standIn.config().roles)).not.toContain('dynamodb:GetItem')
  }, 4000)
  expect(said.filter((block) => !block.includes('was saved'))).toEqual([])
})

it('refuses a template that the app could not be told of', async () => {
  const before = standIn.config()
  const saved = original.slice(0, original.indexOf('  GuestRoleArn:'))
  await writeFile(file, saved)
  await saidOnce()
  expect(said[0]).toContain(
    `${lineWith(saved, 'Outputs:')}1 Outputs: The template has no output GuestRoleArn`,
  )
  expect(standIn.config()).toMatchObject(before)
})

it('says at which output it names no role of the template', async () => {
  const saved = original.replace(
    '!GetAtt GuestRole.Arn\n  PlayerRoleArn',
    'Nobody\n  PlayerRoleArn',
  )
  await writeFile(file, saved)
  await saidOnce()
  expect(said[0]).toContain(
    `${lineWith(saved, 'Value: Nobody')}12 Outputs.GuestRoleArn.Value: The template's outputs name the role Nobody`,
  )
})

it('goes on without its file, and reads it when it is back', async () => {
  const before = standIn.config()
  await unlink(file)
  await saidOnce()
  expect(said[0]).toContain(`The template ${file} is gone.`)
  const gone = { isUsed: false, remarks: [{ message: 'The file is gone.' }] }
  expect(standIn.config()).toMatchObject({ ...before, template: gone })
  await writeFile(file, withoutGetItem())
  await saidOnce(2)
  expect(standIn.config().policyVersion).not.toBe(before.policyVersion)
})

it('refuses other keys for a table that is there, and says how to have them', async () => {
  const { dynamodb, identityId } = await guestWithScore()
  const saved = original.replaceAll('GameTitle', 'Game')
  await writeFile(file, saved)
  await saidOnce()
  expect(said[0]).toContain(
    `${lineWith(saved, 'KeySchema:')}7 Resources.GameScores.Properties.KeySchema: `,
  )
  expect(said[0]).toContain('The table GameScores is there already, with another key schema')
  expect(said[0]).toContain('--fresh')
  expect((await read(dynamodb, identityId)).Item).toEqual({ TopScore: { N: '7' } })
})

it('refuses other indexes for a table that is there, also at the next start', async () => {
  const index = `      LocalSecondaryIndexes:
        - IndexName: ByGame
          KeySchema:
            - {AttributeName: UserId, KeyType: HASH}
            - {AttributeName: GameTitle, KeyType: RANGE}
          Projection: {ProjectionType: ALL}
`
  const place = '      PointInTimeRecoverySpecification:'
  const saved = original.replace(place, index + place)
  await writeFile(file, saved)
  await saidOnce()
  expect(said[0]).toContain(
    `${lineWith(saved, 'LocalSecondaryIndexes:')}7 Resources.GameScores.Properties.LocalSecondaryIndexes: `,
  )
  expect(said[0]).toContain('The table GameScores is there already, with other indexes')
  await expect(standIn.restart()).rejects.toThrow('with other indexes')
  await writeFile(file, original)
  standIn = await standIn.restart()
})

it('makes a new table, and gives a table that was taken out its data back', async () => {
  const { dynamodb, identityId } = await guestWithScore()
  const renamed = original.replace('Default: GameScores', 'Default: OtherScores')
  await writeFile(file, renamed)
  await saidOnce()
  const { Table } = await standIn.asAdministrator.send(
    new DescribeTableCommand({ TableName: 'OtherScores' }),
  )
  expect(Table?.TableStatus).toBe('ACTIVE')
  expect(standIn.config().tableName).toBe('OtherScores')
  await expect(read(dynamodb, identityId)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  await expect(read(standIn.asAdministrator, identityId)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  })

  await writeFile(file, original)
  await saidOnce(2)
  expect((await read(dynamodb, identityId)).Item).toEqual({ TopScore: { N: '7' } })
})

it('starts with a saved template after a restart, and names stay', async () => {
  const { outputs } = standIn
  await writeFile(file, withoutGetItem())
  await saidOnce()
  standIn = await standIn.restart()
  expect(standIn.outputs).toEqual(outputs)
  expect(JSON.stringify(standIn.config().roles)).not.toContain('dynamodb:GetItem')
})

it('stops watching when it is closed', async () => {
  const closed = standIn
  standIn = await closed.restart()
  said.length = 0
  await writeFile(file, withoutGetItem())
  await saidOnce()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(said).toHaveLength(1)
})
