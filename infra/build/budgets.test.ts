/** The budgets of the first load, held by the built files. A build is deterministic, so these tests are too. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFirstLoad, readEntries, total, type FirstLoad, type Sizes } from './first-load.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kB = 1000

let folder: string
let app: FirstLoad
let floor: Sizes

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-budgets-'))
  const [appDir, floorDir] = [join(folder, 'app'), join(folder, 'floor')]
  await Promise.all([
    viteBuild('--manifest', '--outDir', appDir),
    viteBuild('--config', 'infra/build/floor/vite.config.ts', '--outDir', floorDir),
  ])
  app = await readFirstLoad(appDir)
  floor = await readEntries(floorDir)
}, 120_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** As a command, since a test runner changes what a build takes for its mode. */
async function viteBuild(...args: readonly string[]): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
    cwd: root,
    env,
  })
}

async function textOf(sizes: Sizes): Promise<string> {
  const files = Object.keys(sizes).map((file) => readFile(join(folder, 'app', file), 'utf8'))
  return (await Promise.all(files)).join()
}

// React and React DOM are 57 of it.
it('has a game to play after at most 75 kB of script', () => {
  expect(total(app.blocking)).toBeLessThanOrEqual(75 * kB)
})

it('has no AWS code among what the game waits for', async () => {
  expect(await textOf(app.blocking)).not.toContain('DynamoDB_20120810')
  expect(await textOf(app.later)).toContain('DynamoDB_20120810')
})

it('has no code among what the scores wait for that only S3, STS or Cognito’s client needs', async () => {
  const text = await textOf({ ...app.blocking, ...app.later })
  for (const word of ['AmazonS3', 'AWSSecurityTokenServiceV', 'x-amz-decoded-content-length'])
    expect(text).not.toContain(word)
})

it('loads at most 143 kB of script before the scores are there', () => {
  expect(total(app.blocking, app.later)).toBeLessThanOrEqual(143 * kB)
})

it('has fonts of at most 90 kB', () => {
  expect(Object.keys(app.fonts).length).toBeGreaterThan(0)
  expect(total(app.fonts)).toBeLessThanOrEqual(90 * kB)
})

it('leaves the colours of both themes to the browser, so that a part of a light page can be dark', async () => {
  const assets = join(folder, 'app', 'assets')
  const styles = (await readdir(assets)).filter((file) => file.endsWith('.css'))
  const text = (
    await Promise.all(styles.map((file) => readFile(join(assets, file), 'utf8')))
  ).join()
  expect(text).toContain('light-dark(')
  expect(text).not.toContain('--lightningcss')
})

// The aim is 1.15. What it is compared with has Cognito's client, too, which the app fetches when it needs it again.
it('loads at most 1.25 of what React, Query and the SDK alone would be', () => {
  const [blocking, all, least] = [total(app.blocking), total(app.blocking, app.later), total(floor)]
  const ratio = all / least
  console.log(
    `first load ${String(all)} bytes of script, ${String(blocking)} of them before the game; without the app ${String(least)}: ${ratio.toFixed(3)}`,
  )
  expect(ratio).toBeLessThanOrEqual(1.25)
})
