/**
 * The objects of all buckets: an index on LevelDB, whose order is that of the keys' UTF-8 bytes, and one file for each object's
 * bytes, under a name that is made up: a key never becomes a path. A file is written and synced before the index names it, and
 * deleted after the index has forgotten it, so whatever a crash leaves is either whole or a file that nothing names.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import type { RandomBytes } from '../random.ts'
import { damagedFile, isErrorWithCode } from './json-file.ts'
import { storageFailure } from './storage-failure.ts'
import { uuidV4 } from './uuid-v4.ts'

/** What is kept of an object besides its bytes. */
export interface ObjectFacts {
  /** Without the double quotes that it has on the wire. */
  readonly etag: string
  readonly lastModified: Date
  /** As answers carry them: `content-type`, `cache-control`, `x-amz-meta-…`, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Base64, by algorithm. */
  readonly checksum: { readonly algorithm: string; readonly value: string }
}

export interface StoredObject extends ObjectFacts {
  readonly key: string
  readonly sizeBytes: number
}

export interface ObjectStore {
  find(bucket: string, key: string): Promise<StoredObject | undefined>
  /** The object and its bytes, of one and the same moment. */
  read(
    bucket: string,
    key: string,
  ): Promise<{ readonly object: StoredObject; readonly bytes: Uint8Array } | undefined>
  /**
   * Replaces the object, durably before it returns.
   *
   * @param check Told what is there; where it throws, nothing is changed. Nobody else writes that key in between.
   */
  put(
    bucket: string,
    key: string,
    content: { readonly bytes: Uint8Array; readonly facts: ObjectFacts },
    check?: (present: StoredObject | undefined) => void,
  ): Promise<void>
  /** Does nothing where there is no such object. */
  delete(bucket: string, key: string): Promise<void>
  /** A walk through a bucket's objects in the order of their keys. Close it. */
  walk(bucket: string): ObjectWalk
  close(): Promise<void>
}

export interface ObjectWalk {
  next(): Promise<StoredObject | undefined>
  /** Goes on with the first key that is not below these bytes. */
  seek(key: Uint8Array): void
  close(): Promise<void>
}

interface StoredFacts {
  readonly file: string
  readonly sizeBytes: number
  readonly etag: string
  /** Milliseconds since 1970. */
  readonly lastModified: number
  readonly headers: Readonly<Record<string, string>>
  readonly checksum: { readonly algorithm: string; readonly value: string }
}

/** Objects that are read at once: as many can be in memory before anybody counts them. */
const readsAtOnce = 8

/** LevelDB would keep 8 MiB of what was read. */
const cacheBytes = 1024 * 1024

/** @param folder Made where it is missing. @throws UserError when the store is damaged */
export async function openObjectStore(folder: string, random: RandomBytes): Promise<ObjectStore> {
  const bytesFolder = join(folder, 'bytes')
  const index = new ClassicLevel<Uint8Array, StoredFacts>(join(folder, 'index'), {
    keyEncoding: 'view',
    valueEncoding: 'json',
    cacheSize: cacheBytes,
  })
  try {
    mkdirSync(bytesFolder, { recursive: true, mode: 0o700 })
    await index.open()
    await deleteUnnamed(bytesFolder, index)
  } catch (cause) {
    throw storageFailure(folder, cause) ?? damagedFile(folder, 'cannot be opened', cause)
  }
  const fileOf = ({ file }: StoredFacts) => join(bytesFolder, file)
  const inTurn = createTurnsByName()
  const inSlot = createSlots(readsAtOnce)
  let failed: unknown

  /** After a failure nothing more is written: what LevelDB writes behind half a record is lost at the next start. */
  async function write(change: () => Promise<void>): Promise<void> {
    if (failed !== undefined)
      throw new Error('An object could not be stored, so none is until the next start.', {
        cause: failed,
      })
    try {
      await change()
    } catch (error) {
      failed = error
      throw error
    }
  }

  return {
    async find(bucket, key) {
      const facts = await index.get(indexKey(bucket, key))
      return facts && objectOf(key, facts)
    },
    async read(bucket, key) {
      for (;;) {
        const facts = await index.get(indexKey(bucket, key))
        if (facts === undefined) return undefined
        try {
          const bytes = await inSlot(() => readFile(fileOf(facts)))
          return { object: objectOf(key, facts), bytes }
        } catch (error) {
          // Replaced or deleted meanwhile; the index knows better by now.
          const present = await index.get(indexKey(bucket, key))
          if (!isErrorWithCode(error, 'ENOENT') || present?.file === facts.file) throw error
        }
      }
    },
    put: (bucket, key, { bytes, facts }, check) =>
      inTurn(`${bucket}/${key}`, async () => {
        const name = indexKey(bucket, key)
        const present = await index.get(name)
        check?.(present && objectOf(key, present))
        const stored: StoredFacts = {
          ...facts,
          file: uuidV4(random),
          sizeBytes: bytes.length,
          lastModified: facts.lastModified.getTime(),
        }
        await writeWhole(fileOf(stored), bytesFolder, bytes)
        await write(() => index.put(name, stored, { sync: true }))
        if (present !== undefined) await rm(fileOf(present), { force: true })
      }),
    delete: (bucket, key) =>
      inTurn(`${bucket}/${key}`, async () => {
        const name = indexKey(bucket, key)
        const present = await index.get(name)
        if (present === undefined) return
        await write(() => index.del(name, { sync: true }))
        await rm(fileOf(present), { force: true })
      }),
    walk(bucket) {
      const start = indexKey(bucket, '')
      const entries = index.iterator({ gte: start, lt: Buffer.concat([start, endOfKeys]) })
      return {
        async next() {
          const entry = await entries.next()
          if (entry === undefined) return undefined
          const [name, facts] = entry
          return objectOf(Buffer.from(name.subarray(start.length)).toString('utf8'), facts)
        },
        seek(key) {
          entries.seek(Buffer.concat([start, key]))
        },
        close: () => entries.close(),
      }
    },
    close: () => index.close(),
  }
}

/** No byte of UTF-8, so above every key. */
const endOfKeys = Uint8Array.of(0xff)

/** Names of buckets hold no zero byte. */
function indexKey(bucket: string, key: string): Buffer {
  return Buffer.from(`${bucket}\0${key}`)
}

function objectOf(key: string, facts: StoredFacts): StoredObject {
  const { sizeBytes, etag, lastModified, headers, checksum } = facts
  return { key, sizeBytes, etag, headers, checksum, lastModified: new Date(lastModified) }
}

/** The file, and its name in the folder, are on the disk when this returns. */
async function writeWhole(path: string, folder: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  }
  await file.close()
  // Windows has no such call for folders, and needs none.
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** What a crash left between the writing of a file and its entry in the index. */
async function deleteUnnamed(
  bytesFolder: string,
  index: ClassicLevel<Uint8Array, StoredFacts>,
): Promise<void> {
  const unnamed = new Set(readdirSync(bytesFolder))
  if (unnamed.size === 0) return
  for await (const { file } of index.values()) unnamed.delete(file)
  for (const name of unnamed) rmSync(join(bytesFolder, name))
}

/** Those of one name run one after the other, in the order they came. */
function createTurnsByName(): <T>(name: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (name, run) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(run, run)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}

/** Lets so many run at once; the others wait, first come, first served. */
function createSlots(slots: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = slots
  return async (run) => {
    if (free > 0) free -= 1
    else await new Promise<void>((start) => waiting.push(start))
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
