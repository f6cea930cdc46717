import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const engine = new URL('./engine.ts', import.meta.url).href

/** In a process of its own, since a test's process has its own idea of uncaught exceptions. */
const script = `
  const { openEngine } = await import(${JSON.stringify(engine)})
  const bugs = []
  const engine = openEngine({
    path: process.argv[1],
    region: 'us-west-2',
    account: '123456789012',
    reportBug: (error) => bugs.push(String(error)),
  })
  const TableName = 'T'
  await engine.ensureTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
  })
  // Past the checks, which would refuse it.
  const broken = engine.act('UpdateItem', {
    TableName,
    Key: { Id: { S: 'x' } },
    AttributeUpdates: { Wins: { Action: 'ADD', Value: { N: 'no number' } } },
  })
  await engine.act('PutItem', { TableName, Item: { Id: { S: 'y' } } })
  const outcome = await broken.then(String, String)
  console.log(JSON.stringify({ bugs, outcome }))
  process.exit()
`

it('answers InternalServerError where a callback of dynalite throws, and serves others', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-'))
  try {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script, folder]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const { bugs, outcome } = JSON.parse(stdout) as { bugs: string[]; outcome: string }
    expect(bugs).toEqual(['Error: [big.js] Invalid number'])
    expect(outcome).toContain('The request processing has failed')
  } finally {
    await rm(folder, { recursive: true })
  }
}, 40_000)
