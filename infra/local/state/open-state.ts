/** All durable state of the stand-in, opened together and closed together. */
import type { Clock } from '../clock.ts'
import type { RandomBytes } from '../random.ts'
import type { DataPaths } from './data-folder.ts'
import { openDataFolder } from './data-folder.ts'
import type { IdentityStore } from './identity-store.ts'
import { openIdentityStore } from './identity-store.ts'
import { openObjectStore, type ObjectStore } from './object-store.ts'
import type { RolePolicyStore } from './role-policy-store.ts'
import { openRolePolicyStore } from './role-policy-store.ts'
import type { StackRecordStore } from './stack-record-store.ts'
import { openStackRecordStore } from './stack-record-store.ts'
import type { StackMemory } from './stack-memory.ts'
import { openStackMemory } from './stack-memory.ts'

export interface State {
  /** Where those keep their files that open them themselves: `paths.dynamodb`, `paths.installationKey`. */
  readonly paths: DataPaths
  readonly stackMemory: StackMemory
  readonly rolePolicies: RolePolicyStore
  readonly stackRecords: StackRecordStore
  readonly identities: IdentityStore
  readonly objects: ObjectStore
  /** Closes the stores and releases the folder. Whoever uses `paths.dynamodb` closes it before. */
  close(): Promise<void>
}

export interface StateOptions {
  readonly random: RandomBytes
  readonly clock: Clock
  /** Start over: delete what an earlier run left. Default false. */
  readonly fresh?: boolean
}

/**
 * Opens the state in a folder, creating it where it is missing.
 *
 * @throws UserError when the folder cannot be used; nothing stays open then.
 */
export async function openState(dataDir: string, options: StateOptions): Promise<State> {
  const folder = await openDataFolder(dataDir, options)
  try {
    const stackMemory = openStackMemory(folder.paths.stack)
    const rolePolicies = openRolePolicyStore(folder.paths.rolePolicies)
    const stackRecords = openStackRecordStore(folder.paths.cloudFormation)
    const identities = await openIdentityStore(folder.paths.identities, options.random)
    const objects = await openObjectStore(folder.paths.objects, options.random).catch(
      async (error: unknown) => {
        await identities.close()
        throw error
      },
    )
    return {
      paths: folder.paths,
      stackMemory,
      rolePolicies,
      stackRecords,
      identities,
      objects,
      async close() {
        // The lock goes last, also when a store does not close.
        try {
          await objects.close()
          await identities.close()
        } finally {
          await folder.close()
        }
      },
    }
  } catch (error) {
    await folder.close()
    throw error
  }
}
