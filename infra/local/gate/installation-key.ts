/**
 * The one secret of an installation, 32 random bytes in a file of the data folder. Access keys and session tokens are
 * made from it, each by a key of its own, so none has to be stored.
 */
import { hkdfSync } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import type { RandomBytes } from '../random.ts'

const sizeBytes = 32

/**
 * Loads `installation-key` from the data folder, or makes it on the first start. Only one process may use the folder.
 *
 * @throws UserError when the file is no key, or cannot be read or written.
 */
export async function loadInstallationKey(
  dataDir: string,
  random: RandomBytes,
): Promise<Uint8Array> {
  const file = join(dataDir, 'installation-key')
  const key = (await readIfPresent(file)) ?? (await createKeyFile(dataDir, file, random))
  if (key.length !== sizeBytes) {
    throw new UserError(
      `The installation key ${file} has ${String(key.length)} bytes instead of ${String(sizeBytes)}.`,
      { resolution: 'Put the file back from a backup, or start over with --fresh.' },
    )
  }
  return key
}

/** A key of 32 bytes for one purpose alone. Keys for different purposes tell nothing about each other. */
export function deriveKey(installationKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', installationKey, '', `leading-key ${purpose}`, sizeBytes),
  )
}

async function readIfPresent(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new UserError(`The installation key ${file} cannot be read.`, {
      resolution: 'Allow the user who runs the stand-in to read it, or use another --data folder.',
      cause: error,
    })
  }
}

/** Writes a whole file beside it first, so that a crash leaves either no key or all of it. */
async function createKeyFile(
  dataDir: string,
  file: string,
  random: RandomBytes,
): Promise<Uint8Array> {
  const draft = `${file}.${Buffer.from(random(8)).toString('hex')}.draft`
  try {
    await mkdir(dataDir, { recursive: true })
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(random(sizeBytes))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
    return await readFile(file)
  } catch (error) {
    throw new UserError(`The installation key ${file} cannot be written.`, {
      resolution: 'Make the data folder writable, or use another --data folder.',
      cause: error,
    })
  }
}
