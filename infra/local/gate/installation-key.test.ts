import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { deriveKey, loadInstallationKey } from './installation-key.ts'
import { countingBytes } from './testing/signed-request.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leading-key-'))
})

afterEach(async () => {
  await rm(dataDir, { recursive: true })
})

describe('loadInstallationKey', () => {
  it('makes a key of 32 bytes on the first start and loads it on the next', async () => {
    const folder = join(dataDir, 'new')
    const key = await loadInstallationKey(folder, countingBytes())
    expect(key).toHaveLength(32)
    const again = await loadInstallationKey(folder, () => {
      throw new Error('asked for a new key')
    })
    expect(again).toEqual(key)
    expect(await readdir(folder)).toEqual(['installation-key'])
  })

  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    await loadInstallationKey(dataDir, countingBytes())
    const { mode } = await stat(join(dataDir, 'installation-key'))
    expect(mode & 0o777).toBe(0o600)
  })

  it.each([0, 31, 33])('refuses a file of %i bytes and leaves it alone', async (sizeBytes) => {
    const file = join(dataDir, 'installation-key')
    await writeFile(file, new Uint8Array(sizeBytes))
    const loading = loadInstallationKey(dataDir, countingBytes())
    await expect(loading).rejects.toThrow(UserError)
    await expect(loading).rejects.toMatchObject({
      message: `The installation key ${file} has ${String(sizeBytes)} bytes instead of 32.`,
      resolution: 'Put the file back from a backup, or start over with --fresh.',
    })
    expect(await readFile(file)).toHaveLength(sizeBytes)
  })

  it('says what to do where the folder is a file', async () => {
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    await expect(loadInstallationKey(file, countingBytes())).rejects.toThrow(UserError)
  })
})

describe('deriveKey', () => {
  it('gives each purpose a key of its own', () => {
    const key = new Uint8Array(32).fill(7)
    expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'))
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'))
    expect(deriveKey(key, 'a')).toHaveLength(32)
  })
})
