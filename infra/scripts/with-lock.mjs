// Lets one process at a time do a thing, so that two commands started together do not install into the same folder.
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { textOf } from './project.mjs'

/**
 * Runs `work` while no other process runs work of that name for that folder, waiting as long as it takes. The lock of a
 * process that is gone is broken.
 *
 * @template T
 * @param {string} name
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {object} [options]
 * @param {(pid: number) => void} [options.onWait] Called once, with the process that holds the lock.
 * @param {number} [options.pollMs]
 * @returns {Promise<T>}
 */
export async function withLock(name, folder, work, { onWait = () => {}, pollMs = 300 } = {}) {
  const path = lockPath(name, folder)
  let waited = false
  while (!(await take(path))) {
    const holder = Number(await textOf(path))
    // A lock without a number is being written at this moment, or was left by a crash in that moment.
    if (!(holder > 0 ? isAlive(holder) : !waited)) {
      await rm(path, { force: true })
      continue
    }
    if (!waited && holder > 0) onWait(holder)
    waited = true
    await sleep(pollMs)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

/** The lock's file, outside the project: an installation may empty any folder inside. */
export function lockPath(name, folder) {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(tmpdir(), `leading-key-${name}-${id}.lock`)
}

async function take(path) {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
