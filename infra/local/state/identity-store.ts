/**
 * The identities of all identity pools, on LevelDB: memory stays the same however many there are. An identity outlives the
 * process the moment it is created.
 */
import { ClassicLevel } from 'classic-level'
import type { RandomBytes } from '../random.ts'
import { damagedFile } from './json-file.ts'
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
  findIdentity(identityId: string): Promise<Identity | undefined>
  /** Does nothing where there is no such identity. */
  deleteIdentity(identityId: string): Promise<void>
  close(): Promise<void>
}

/** As stored; times in milliseconds since 1970. */
interface StoredIdentity {
  readonly identityPoolId: string
  readonly createdAt: number
  readonly lastModifiedAt: number
  readonly logins: readonly string[]
}

/** @throws UserError when the store is damaged. */
export async function openIdentityStore(path: string, random: RandomBytes): Promise<IdentityStore> {
  const database = new ClassicLevel<string, unknown>(path, { valueEncoding: 'json' })
  try {
    await database.open()
  } catch (cause) {
    throw damagedFile(path, 'cannot be opened', cause)
  }
  return {
    async createIdentity(identityPoolId, now) {
      const [region] = identityPoolId.split(':')
      if (region === undefined || region === identityPoolId) {
        throw new Error(`'${identityPoolId}' is not the ID of an identity pool.`)
      }
      const identityId = `${region}:${uuidV4(random)}`
      const time = now.getTime()
      const stored: StoredIdentity = {
        identityPoolId,
        createdAt: time,
        lastModifiedAt: time,
        logins: [],
      }
      await database.put(identityId, stored)
      return identityId
    },
    async findIdentity(identityId) {
      const stored = await database.get(identityId)
      if (stored === undefined) return undefined
      if (!isStoredIdentity(stored)) throw damagedFile(path, 'holds an identity that is damaged')
      const { identityPoolId, createdAt, lastModifiedAt, logins } = stored
      return {
        identityId,
        identityPoolId,
        createdAt: new Date(createdAt),
        lastModifiedAt: new Date(lastModifiedAt),
        logins,
      }
    },
    deleteIdentity: (identityId) => database.del(identityId),
    close: () => database.close(),
  }
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
