import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { runNode } from './run-process.mjs'
import { lockPath, withLock } from './with-lock.mjs'

let folder
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-test-'))
})

it('lets the second wait for the first and says who holds the lock', async () => {
  const order = []
  const waitedFor = []
  const first = withLock('x', folder, async () => {
    order.push('first in')
    await sleep(60)
    order.push('first out')
  })
  await sleep(10)
  const second = withLock('x', folder, async () => order.push('second in'), {
    onWait: (pid) => waitedFor.push(pid),
    pollMs: 5,
  })
  await Promise.all([first, second])
  expect(order).toEqual(['first in', 'first out', 'second in'])
  expect(waitedFor).toEqual([process.pid])
})

it('breaks the lock of a process that is gone', async () => {
  // A process that has ended: its number is free.
  const { output } = await runNode(['-p', 'process.pid'], { cwd: folder })
  await writeFile(lockPath('x', folder), output.trim())
  expect(await withLock('x', folder, async () => 'done', { pollMs: 5 })).toBe('done')
})

it('breaks a lock that names nobody', async () => {
  await writeFile(lockPath('x', folder), '')
  expect(await withLock('x', folder, async () => 'done', { pollMs: 5 })).toBe('done')
})

it('gives the lock back when the work fails', async () => {
  const failing = withLock('x', folder, async () => {
    throw new Error('no luck')
  })
  await expect(failing).rejects.toThrow('no luck')
  expect(existsSync(lockPath('x', folder))).toBe(false)
})
