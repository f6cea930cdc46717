import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canMountSmallDisk, makeSmallDisk, type SmallDisk } from './testing/small-disk.ts'
import {
  failedStart,
  spawnStandIn,
  type SpawnOptions,
  type SpawnedStandIn,
} from './testing/spawn-stand-in.ts'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
} from './testing/start-test-stand-in.ts'

const hasSmallDisks = canMountSmallDisk()
const noSmallDisks = hasSmallDisks ? '' : ' (skipped: no small disk can be mounted here)'

/** A folder with an item in it, and nobody who uses it. Copied, never used. */
let original: string
let folder: string
let dataDir: string
let running: SpawnedStandIn[] = []
let disk: SmallDisk | undefined

beforeAll(async () => {
  original = mkdtempSync(path.join(tmpdir(), 'leading-key-original-'))
  const standIn = await spawnStandIn({ dataDir: original })
  await put(standIn, 'kept')
  await standIn.stop()
}, 60_000)

afterAll(() => {
  rmSync(original, { recursive: true })
})

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'leading-key-start-'))
  dataDir = path.join(folder, 'data')
})

afterEach(async () => {
  for (const standIn of running) await standIn.kill()
  running = []
  disk?.remove()
  disk = undefined
  rmSync(folder, { recursive: true })
})

async function start(options: Partial<SpawnOptions> = {}): Promise<SpawnedStandIn> {
  const standIn = await spawnStandIn({ dataDir, ...options })
  running.push(standIn)
  return standIn
}

const table = { TableName: 'GameScores' }
const key = (game: string) => ({ UserId: { S: 'me' }, GameTitle: { S: game } })

const clientOf = ({ url }: SpawnedStandIn) =>
  new DynamoDBClient({
    region: 'us-west-2',
    endpoint: url,
    credentials: administratorCredentials,
    maxAttempts: 1,
  })

/** What it writes cannot be compressed. */
const put = (standIn: SpawnedStandIn, game: string, sizeBytes = 2) =>
  clientOf(standIn).send(
    new PutItemCommand({
      ...table,
      Item: { ...key(game), Text: { S: randomBytes(sizeBytes / 2).toString('hex') } },
    }),
  )

async function has(standIn: SpawnedStandIn, game: string): Promise<boolean> {
  const { Item } = await clientOf(standIn).send(
    new GetItemCommand({ ...table, Key: key(game), ProjectionExpression: 'GameTitle' }),
  )
  return Item !== undefined
}

function leaveData(): void {
  cpSync(original, dataDir, { recursive: true })
}

/** Throws the data away afterwards. */
async function expectIntact(): Promise<void> {
  const standIn = await startTestStandIn({ dataDir })
  const { Item } = await standIn.asAdministrator.send(
    new GetItemCommand({ ...table, Key: key('kept'), ProjectionExpression: 'GameTitle' }),
  )
  expect(Item).toEqual({ GameTitle: { S: 'kept' } })
  expect(standIn.bugs).toEqual([])
  await standIn.close()
}

/** How a start is refused: what is wrong, and what to do about it. No more, and no stack. */
async function refusal(options: Partial<SpawnOptions> = {}): Promise<readonly string[]> {
  const { code, errorOutput } = await failedStart({ dataDir, ...options })
  const lines = errorOutput.trimEnd().split('\n')
  expect(code).toBe(1)
  expect(lines, errorOutput).toHaveLength(2)
  expect(lines.every((line) => line.endsWith('.'))).toBe(true)
  return lines
}

describe('a start is refused in one sentence, and harms nothing', { timeout: 60_000 }, () => {
  it('where the port is taken', async () => {
    leaveData()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await refusal({ port })).toEqual([
      `Port ${String(port)} is taken, so the AWS endpoint cannot listen there.`,
      'Stop what listens there, or choose another port with --aws-port.',
    ])
    other.close()
    await expectIntact()
  })

  it('where another one uses the same data, which goes on', async () => {
    leaveData()
    const first = await start()
    expect(await refusal()).toEqual([
      `Another stand-in uses the folder ${dataDir}.`,
      'Stop it, or give this one a folder of its own with --data DIR.',
    ])
    await put(first, 'afterwards')
    expect(await has(first, 'kept')).toBe(true)
  })

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'where the folder may not be written (skipped as root and on Windows)',
    async () => {
      leaveData()
      chmodSync(dataDir, 0o500)
      const [sentence] = await refusal()
      chmodSync(dataDir, 0o700)
      expect(sentence).toMatch(/^The stand-in may not write to /)
      await expectIntact()
    },
  )

  it.skipIf(!hasSmallDisks)(`where the disk may only be read${noSmallDisks}`, async () => {
    disk = makeSmallDisk(32 * 1024 * 1024)
    dataDir = path.join(disk.folder, 'data')
    leaveData()
    disk.remount('ro')
    const [sentence] = await refusal()
    disk.remount('rw')
    expect(sentence).toMatch(/^The stand-in may not write to /)
    await expectIntact()
  })

  it.skipIf(!hasSmallDisks)(`where the disk is full${noSmallDisks}`, async () => {
    disk = makeSmallDisk(32 * 1024 * 1024)
    dataDir = path.join(disk.folder, 'data')
    leaveData()
    const filler = path.join(disk.folder, 'filler')
    const { bavail, bsize } = statfsSync(disk.folder)
    writeFileSync(filler, Buffer.alloc(bavail * bsize))
    const [sentence] = await refusal()
    expect(sentence).toMatch(/^The disk that holds .* is full\.$/)
    rmSync(filler)
    await expectIntact()
  })

  it.each([
    ['the format', 'leading-key.json'],
    ['the names of the stack', 'stack.json'],
    ['the installation key', 'installation-key'],
    ['the identities', 'identities/CURRENT'],
    ['the identities', 'identities/MANIFEST'],
    ['the tables', 'dynamodb/CURRENT'],
    ['the tables', 'dynamodb/MANIFEST'],
  ])('where the file of %s is damaged: %s', async (_what, name) => {
    leaveData()
    const [parent, prefix] = [path.dirname(name), path.basename(name)]
    const found = readdirSync(path.join(dataDir, parent)).find((one) => one.startsWith(prefix))
    const file = path.join(dataDir, parent, found ?? '')
    const good = readFileSync(file)
    writeFileSync(file, 'damaged')
    const [sentence, resolution] = await refusal()
    expect(sentence).toContain(path.join(dataDir, parent === '.' ? name : parent))
    expect(resolution).toContain('--fresh')
    expect(readFileSync(file, 'utf8')).toBe('damaged')
    writeFileSync(file, good)
    await expectIntact()
  })
})

it('goes on where nobody reads its output any more', async () => {
  const template = path.join(folder, 'game-scores.yaml')
  cpSync(templatePath, template)
  const standIn = await start({ template })
  standIn.closeOutput()
  for (const text of ['Resources: {}', 'Resources: [', readFileSync(templatePath, 'utf8')]) {
    writeFileSync(template, text)
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  await put(standIn, 'afterwards')
  expect(await has(standIn, 'afterwards')).toBe(true)
}, 60_000)

describe('a disk that gets full', { timeout: 60_000 }, () => {
  it.skipIf(!hasSmallDisks)(
    `costs no acknowledged write, and the stand-in goes on reading${noSmallDisks}`,
    async () => {
      disk = makeSmallDisk(12 * 1024 * 1024)
      dataDir = path.join(disk.folder, 'data')
      const standIn = await start()
      const acknowledged: string[] = []
      let refused: unknown
      for (let number = 0; number < 200 && refused === undefined; number++) {
        const game = `game ${String(number)}`
        await put(standIn, game, 200_000).then(
          () => acknowledged.push(game),
          (error: unknown) => (refused = error),
        )
      }
      expect(acknowledged.length).toBeGreaterThan(5)
      const isFailure = { name: 'InternalServerError', $fault: 'server' }
      expect(refused).toBeInstanceOf(DynamoDBServiceException)
      expect(refused).toMatchObject(isFailure)
      await expect(put(standIn, 'one more')).rejects.toMatchObject(isFailure)
      expect(await has(standIn, acknowledged[0] ?? '')).toBe(true)
      expect(standIn.isRunning()).toBe(true)
      expect(standIn.errorOutput()).toContain('No space left on device')

      await standIn.kill()
      disk.remount('size=64m')
      const next = await start()
      for (const game of acknowledged) expect(await has(next, game)).toBe(true)
      expect(await has(next, 'one more')).toBe(false)
      await put(next, 'one more')
      expect(next.errorOutput()).toBe('')
    },
  )
})
