import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import type { State } from './open-state.ts'
import { openState } from './open-state.ts'

const poolId = 'us-west-2:11111111-2222-4333-8444-555555555555'
const now = new Date('2026-11-22T10:00:00.000Z')
const clock = { now: () => now }

let parent: string
let folder: string
const open: State[] = []
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'leading-key-'))
  folder = join(parent, 'deep', 'data')
})
afterEach(async () => {
  for (const state of open.splice(0)) await state.close()
  rmSync(parent, { recursive: true })
})

async function start(options: { fresh?: boolean } = {}): Promise<State> {
  const state = await openState(folder, { random: randomBytes, clock, ...options })
  open.push(state)
  return state
}

async function stop(): Promise<void> {
  await open.pop()?.close()
}

async function refusal(options?: { fresh?: boolean }): Promise<UserError> {
  const error: unknown = await start(options).catch((thrown: unknown) => thrown)
  if (error instanceof UserError) return error
  throw new Error('The state was opened, or failed in another way.', { cause: error })
}

describe('openState', () => {
  it('creates the folder, and finds the same state after a restart', async () => {
    const first = await start()
    first.stackMemory.remember(new Map([['a', '1']]))
    const identityId = await first.identities.createIdentity(poolId, now)
    await stop()
    const second = await start()
    expect(second.stackMemory.recall('a')).toBe('1')
    expect(await second.identities.findIdentity(identityId)).toEqual({
      identityId,
      identityPoolId: poolId,
      createdAt: now,
      lastModifiedAt: now,
      logins: [],
    })
  })

  it('is refused to a second process at once, with the option that helps', async () => {
    await start()
    const error = await refusal()
    expect(error.message).toBe(`Another stand-in uses the folder ${folder}.`)
    expect(error.resolution).toContain('--data')
    expect((await refusal({ fresh: true })).message).toBe(error.message)
  })

  it('is free again after the process that held it was killed', async () => {
    const { paths } = await start()
    await stop()
    const script = `import { ClassicLevel } from 'classic-level'
      await new ClassicLevel(process.argv[1]).open()
      console.log('open')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script, paths.lock], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(holder.stdout, 'data')
      expect((await refusal()).message).toContain('Another stand-in')
    } finally {
      const ended = once(holder, 'exit')
      holder.kill('SIGKILL')
      await ended
    }
    await expect(start()).resolves.toBeDefined()
  })

  it('starts over when asked to, without a trace of what was', async () => {
    const first = await start()
    const identityId = await first.identities.createIdentity(poolId, now)
    first.stackMemory.remember(new Map([['a', '1']]))
    mkdirSync(first.paths.dynamodb)
    writeFileSync(join(first.paths.dynamodb, 'CURRENT'), '')
    writeFileSync(first.paths.installationKey, 'key')
    writeFileSync(`${first.paths.installationKey}.0011223344556677.draft`, 'half a key')
    writeFileSync(`${first.paths.stack}.tmp`, '{')
    await stop()
    const second = await start({ fresh: true })
    expect(second.stackMemory.recall('a')).toBeUndefined()
    expect(await second.identities.findIdentity(identityId)).toBeUndefined()
    expect(readdirSync(folder).sort()).toEqual([
      'identities',
      'leading-key.json',
      'lock',
      'objects',
    ])
  })

  it('starts over where another version left its data, and only then', async () => {
    const { paths } = await start()
    await stop()
    writeFileSync(paths.format, '{"version": 2}')
    const error = await refusal()
    expect(error.message).toBe(`${paths.format} is of version 2; this stand-in knows version 1.`)
    expect(error.resolution).toContain('--fresh')
    await expect(start({ fresh: true })).resolves.toBeDefined()
  })

  it.each(['{"version"', '[]', '"x"'])(
    'starts over where the version reads %s',
    async (content) => {
      const { paths } = await start()
      await stop()
      writeFileSync(paths.format, content)
      expect((await refusal()).resolution).toContain('--fresh')
      await expect(start({ fresh: true })).resolves.toBeDefined()
    },
  )

  it('touches no folder that holds files of others', async () => {
    mkdirSync(join(folder, 'identities'), { recursive: true })
    writeFileSync(join(folder, 'identities', 'precious'), 'x')
    for (const fresh of [false, true]) {
      const error = await refusal({ fresh })
      expect(error.message).toBe(
        `The folder ${folder} holds what is not the stand-in's: identities.`,
      )
    }
    expect(readdirSync(folder)).toEqual(['identities'])
    expect(readFileSync(join(folder, 'identities', 'precious'), 'utf8')).toBe('x')
  })

  it('deletes nothing where a file of others lies among its own, but can be used', async () => {
    const { stackMemory } = await start()
    stackMemory.remember(new Map([['a', '1']]))
    await stop()
    writeFileSync(join(folder, 'notes.txt'), 'x')
    expect((await refusal({ fresh: true })).message).toContain('notes.txt')
    expect((await start()).stackMemory.recall('a')).toBe('1')
  })

  it('goes on where a first start ended before it was half begun', async () => {
    mkdirSync(join(folder, 'lock'), { recursive: true })
    writeFileSync(join(folder, 'leading-key.json.tmp'), '{"ver')
    await expect(start()).resolves.toBeDefined()
  })

  it('says which folder cannot be used', async () => {
    mkdirSync(join(folder, '..'), { recursive: true })
    writeFileSync(folder, 'a file')
    const error = await refusal()
    expect(error.message).toContain(`The folder ${folder} cannot be used for data`)
    expect(error.resolution).toContain('--data')
  })

  it('releases the folder when the rest of the state cannot be opened', async () => {
    const { paths } = await start()
    await stop()
    writeFileSync(paths.stack, '{')
    expect((await refusal()).message).toBe(`The file ${paths.stack} is damaged.`)
    rmSync(paths.stack)
    await expect(start()).resolves.toBeDefined()
  })
})
