/** `aws:ResourceTag/…` as the gate fills it: of a table's index by requests, of a role by what the gate is given. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { openLiveStack } from './live-stack.ts'
import { tagFinder } from './resource-tags.ts'
import { loadTemplateVersion } from './template/load-template.ts'
import { startTestStandIn, templatePath } from './testing/start-test-stand-in.ts'

let folder: string
let template: string

const index = `      LocalSecondaryIndexes:
        - IndexName: ByGame
          KeySchema:
            - {AttributeName: UserId, KeyType: HASH}
            - {AttributeName: GameTitle, KeyType: RANGE}
          Projection: {ProjectionType: ALL}
`

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-tags-'))
  template = path.join(folder, 'game-scores.yaml')
  const original = await readFile(templatePath, 'utf8')
  await writeFile(
    template,
    original
      .replace('      PointInTimeRecoverySpecification:', `${index}$&`)
      .replace('TableName: !Ref TableName\n', '$&      Tags: [{ Key: game, Value: scores }]\n')
      .replace(
        /( {2}GuestRole:\n[^]*?Properties:\n)/,
        '$1      Tags: [{ Key: team, Value: red }]\n',
      )
      .replace('Resource: !GetAtt GameScores.Arn\n', "Resource: ['*']\n")
      .replace(
        /( *)Condition:\n( *)ForAllValues:StringEquals:\n/,
        '$1Condition:\n$2StringEquals: { aws:ResourceTag/game: scores }\n$2ForAllValues:StringEquals:\n',
      ),
  )
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

it('lets a guest query an index by the tag of its table, and not by another', async () => {
  const query = async () => {
    const standIn = await startTestStandIn({ template })
    try {
      const { dynamodb, identityId } = await standIn.openGuest()
      const command = new QueryCommand({
        TableName: 'GameScores',
        IndexName: 'ByGame',
        KeyConditionExpression: 'UserId = :me',
        ExpressionAttributeValues: { ':me': { S: identityId } },
        ProjectionExpression: 'Wins',
        Select: 'SPECIFIC_ATTRIBUTES',
      })
      return await dynamodb.send(command).then(
        () => 'allowed',
        (error: unknown) => (error instanceof Error ? error.name : error),
      )
    } finally {
      await standIn.close()
    }
  }
  expect(await query()).toBe('allowed')
  const text = await readFile(template, 'utf8')
  await writeFile(template, text.replace('Value: scores', 'Value: others'))
  expect(await query()).toBe('AccessDeniedException')
})

it('knows the tags of a table, of its indexes and of a role by their ARNs, and of nothing else', async () => {
  const names = new Map<string, string>()
  const stack = await openLiveStack({
    version: loadTemplateVersion(template),
    stackName: 'leading-key',
    region: 'us-west-2',
    account: '123456789012',
    memory: {
      recall: (name) => names.get(name),
      remember: (added) => {
        for (const [name, value] of added) names.set(name, value)
      },
    },
    rolePolicies: { changesTo: () => new Map(), save: () => undefined },
    random: (sizeBytes) => new Uint8Array(sizeBytes),
    clock: systemClock,
    ensureTable: () => Promise.resolve(),
    otherStackWith: () => undefined,
  })
  const tagsOf = tagFinder(stack.parts())
  const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'
  const { GuestRoleArn = '', PlayerRoleArn = '' } = stack.outputs()
  expect(tagsOf(table)).toEqual({ game: 'scores' })
  expect(tagsOf(`${table}/index/ByGame`)).toEqual({ game: 'scores' })
  expect(tagsOf(GuestRoleArn)).toEqual({ team: 'red' })
  for (const other of [PlayerRoleArn, `${table}s`, '*', '']) {
    expect(tagsOf(other)).toBeUndefined()
  }
})
