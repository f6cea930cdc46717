import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IdentityStore } from './identity-store.ts'
import { openIdentityStore } from './identity-store.ts'

const poolId = 'eu-west-1:11111111-2222-4333-8444-555555555555'
const now = new Date('2026-11-22T10:00:00.000Z')

let folder: string
let store: IdentityStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leading-key-'))
  store = await openIdentityStore(folder, randomBytes)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

describe('identity store', () => {
  it('makes IDs of the region of the pool and a random UUID', async () => {
    const ids = await Promise.all([1, 2].map(() => store.createIdentity(poolId, now)))
    expect(ids[0]).toMatch(
      /^eu-west-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(ids[1]).not.toBe(ids[0])
  })

  it('makes many at once, each as if it came alone', async () => {
    const ids = await store.createIdentities(poolId, 3, now)
    expect(new Set(ids).size).toBe(3)
    for (const identityId of ids) {
      expect(await store.findIdentity(identityId)).toEqual({
        identityId,
        identityPoolId: poolId,
        createdAt: now,
        lastModifiedAt: now,
        logins: [],
      })
    }
  })

  it('keeps identities when it is closed and opened again', async () => {
    const identityId = await store.createIdentity(poolId, now)
    await store.close()
    store = await openIdentityStore(folder, randomBytes)
    expect((await store.findIdentity(identityId))?.identityPoolId).toBe(poolId)
  })

  it('knows no identity that it did not create, or that was deleted', async () => {
    const identityId = await store.createIdentity(poolId, now)
    await store.deleteIdentity(identityId)
    await store.deleteIdentity('us-west-2:nobody')
    expect(await store.findIdentity(identityId)).toBeUndefined()
    expect(await store.findIdentity('us-west-2:nobody')).toBeUndefined()
    expect(await store.findIdentity('')).toBeUndefined()
  })

  it('deletes the identities of one pool, and no others', async () => {
    const otherPoolId = 'eu-west-1:99999999-2222-4333-8444-555555555555'
    const ids = await store.createIdentities(poolId, 3, now)
    const other = await store.createIdentity(otherPoolId, now)
    await store.deleteIdentitiesOf(poolId)
    for (const identityId of ids) expect(await store.findIdentity(identityId)).toBeUndefined()
    expect((await store.findIdentity(other))?.identityPoolId).toBe(otherPoolId)
  })

  it('refuses a pool ID without a region: that is a bug of the caller', async () => {
    await expect(store.createIdentity('pool', now)).rejects.toThrow("'pool' is not the ID")
  })

  it('refuses a store that is damaged', async () => {
    await store.close()
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'x')
    await expect(openIdentityStore(folder, randomBytes)).rejects.toThrow('cannot be opened')
    rmSync(folder, { recursive: true })
    store = await openIdentityStore(folder, randomBytes)
  })
})
