/**
 * The identities of all identity pools, on LevelDB: memory stays the same however many there are. An identity outlives the
 * process the moment it is created.
 */
import { ClassicLevel } from 'classic-level'
import type { RandomBytes } from '../random.ts'
import { damagedFile } from './json-file.ts'
import { storageFailure } from './storage-failure.ts'
import { uuidV4 } from './uuid-v4.ts'

export interface Identity {
  /** `us-west-2:…`, a UUID after the region of its pool. For a guest it is a password. */
  readonly identityId: string
  readonly identityPoolId: string
  readonly createdAt: Date
  readonly lastModifiedAt: Date
  /** Names of linked sign-in providers; none for a guest. */
  readonly logins: readonly string[]
}

export interface IdentityStore {
  /** Creates an identity and answers its ID. */
  createIdentity(identityPoolId: string, now: Date): Promise<string>
  /** Creates many at once, in one write, and answers their IDs. */
  createIdentities(identityPoolId: string, count: number, now: Date): Promise<readonly string[]>
  findIdentity(identityId: string): Promise<Identity | undefined>
  /** At most `limit` identities of a pool, in the order of their IDs, beginning after one of them. */
  listIdentities(
    identityPoolId: string,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<readonly Identity[]>
  /** Does nothing where there is no such identity. */
  deleteIdentity(identityId: string): Promise<void>
  /** Deletes all identities of a pool. May be done again. */
  deleteIdentitiesOf(identityPoolId: string): Promise<void>
  close(): Promise<void>
}

/** As stored; times in milliseconds since 1970. */
interface StoredIdentity {
  readonly identityPoolId: string
  readonly createdAt: number
  readonly lastModifiedAt: number
  readonly logins: readonly string[]
}

/** LevelDB would keep 8 MiB of what was read. Identities are tiny, and the system caches their files as well. */
const cacheBytes = 1024 * 1024

/** @throws UserError when the store is damaged. */
export async function openIdentityStore(path: string, random: RandomBytes): Promise<IdentityStore> {
  const options = { valueEncoding: 'json', cacheSize: cacheBytes } as const
  const database = new ClassicLevel<string, unknown>(path, options)
  try {
    await database.open()
  } catch (cause) {
    throw storageFailure(path, cause) ?? damagedFile(path, 'cannot be opened', cause)
  }
  const identityOf = (identityId: string, stored: unknown): Identity => {
    if (!isStoredIdentity(stored)) throw damagedFile(path, 'holds an identity that is damaged')
    const { identityPoolId, createdAt, lastModifiedAt, logins } = stored
    return {
      identityId,
      identityPoolId,
      createdAt: new Date(createdAt),
      lastModifiedAt: new Date(lastModifiedAt),
      logins,
    }
  }
  let failed: unknown

  /** After a failure nothing more is written: what LevelDB writes behind half a record is lost at the next start. */
  async function put(identityId: string, stored: StoredIdentity): Promise<void> {
    if (failed !== undefined)
      throw new Error('An identity could not be stored, so none is until the next start.', {
        cause: failed,
      })
    try {
      await database.put(identityId, stored)
    } catch (error) {
      failed = error
      throw error
    }
  }

  return {
    async createIdentity(identityPoolId, now) {
      const [identityId, stored] = newGuest(identityPoolId, now, random)
      await put(identityId, stored)
      return identityId
    },
    async createIdentities(identityPoolId, count, now) {
      const guests = Array.from({ length: count }, () => newGuest(identityPoolId, now, random))
      await database.batch(guests.map(([key, value]) => ({ type: 'put', key, value })))
      return guests.map(([identityId]) => identityId)
    },
    async findIdentity(identityId) {
      const stored = await database.get(identityId)
      return stored === undefined ? undefined : identityOf(identityId, stored)
    },
    async listIdentities(identityPoolId, { limit, after }) {
      const found: Identity[] = []
      for await (const [identityId, stored] of database.iterator({ gt: after ?? '' })) {
        if (found.length >= limit) break
        const identity = identityOf(identityId, stored)
        if (identity.identityPoolId === identityPoolId) found.push(identity)
      }
      return found
    },
    deleteIdentity: (identityId) => database.del(identityId),
    async deleteIdentitiesOf(identityPoolId) {
      for await (const [identityId, stored] of database.iterator()) {
        if (identityOf(identityId, stored).identityPoolId === identityPoolId)
          await database.del(identityId)
      }
    },
    close: () => database.close(),
  }
}

function newGuest(
  identityPoolId: string,
  now: Date,
  random: RandomBytes,
): readonly [identityId: string, stored: StoredIdentity] {
  const [region] = identityPoolId.split(':')
  if (region === undefined || region === identityPoolId) {
    throw new Error(`'${identityPoolId}' is not the ID of an identity pool.`)
  }
  const time = now.getTime()
  const stored = { identityPoolId, createdAt: time, lastModifiedAt: time, logins: [] }
  return [`${region}:${uuidV4(random)}`, stored]
}

function isStoredIdentity(value: unknown): value is StoredIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'identityPoolId' in value &&
    typeof value.identityPoolId === 'string' &&
    'createdAt' in value &&
    typeof value.createdAt === 'number' &&
    'lastModifiedAt' in value &&
    typeof value.lastModifiedAt === 'number' &&
    'logins' in value &&
    Array.isArray(value.logins) &&
    value.logins.every((login) => typeof login === 'string')
  )
}
