/**
 * The folder that holds all state of the stand-in. One process at a time may use it: the lock is that of a LevelDB store,
 * which the operating system releases even after kill -9.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import type { Clock } from '../clock.ts'
import { UserError } from '../errors.ts'
import {
  damagedFile,
  isErrorWithCode,
  readJsonFile,
  temporarySuffix,
  writeJsonFile,
} from './json-file.ts'
import { storageFailure } from './storage-failure.ts'

/** Rises when a later version can no longer use what an earlier one wrote. */
const formatVersion = 1

/** Everything that the stand-in keeps in the folder. */
const entryNames = {
  /** Says that the folder is ours, and of which version. Deleted last. */
  format: 'leading-key.json',
  /** LevelDB store, empty: its lock is the folder's. */
  lock: 'lock',
  /** LevelDB store of the identities. */
  identities: 'identities',
  /** LevelDB store of DynamoDB's tables. */
  dynamodb: 'dynamodb',
  /** The objects of all buckets. */
  objects: 'objects',
  /** Names that were made up for the stack. */
  stack: 'stack.json',
  /** Inline policies of roles that IAM calls changed. */
  rolePolicies: 'role-policies.json',
  /** Folder of the stacks that CloudFormation calls made, one file each. */
  cloudFormation: 'cloudformation',
  /** The key that access keys and session tokens are made from. */
  installationKey: 'installation-key',
} as const

export type DataPaths = Readonly<Record<keyof typeof entryNames, string>>

export interface DataFolder {
  readonly path: string
  readonly paths: DataPaths
  /** Releases the lock. */
  close(): Promise<void>
}

export interface DataFolderOptions {
  readonly clock: Clock
  /** Start over: delete what an earlier run left. Default false. */
  readonly fresh?: boolean
}

/**
 * Opens the folder, creating it where it is missing, and keeps it for this process.
 *
 * @throws UserError when it cannot be written, is in use, holds files of others, or has another format.
 */
export async function openDataFolder(
  path: string,
  options: DataFolderOptions,
): Promise<DataFolder> {
  const paths = pathsIn(path)
  const names = createFolder(path)
  const isNew = !names.includes(entryNames.format)
  const foreign = names.find((name) => !(isNew ? isOurBeginning(name) : isOurs(name)))
  if (foreign !== undefined && (isNew || options.fresh === true)) {
    throw new UserError(`The folder ${path} holds what is not the stand-in's: ${foreign}.`, {
      resolution: 'Move it away, or name another folder with --data DIR.',
    })
  }
  const lock = await takeLock(path, paths.lock)
  try {
    probe(path)
    if (options.fresh === true) deleteState(path, paths)
    checkFormat(paths, options.clock)
  } catch (error) {
    await lock.close()
    throw error
  }
  return { path, paths, close: () => lock.close() }
}

function pathsIn(folder: string): DataPaths {
  const { format, lock, identities, dynamodb, objects, stack, rolePolicies, installationKey } =
    entryNames
  return {
    format: join(folder, format),
    lock: join(folder, lock),
    identities: join(folder, identities),
    dynamodb: join(folder, dynamodb),
    objects: join(folder, objects),
    stack: join(folder, stack),
    rolePolicies: join(folder, rolePolicies),
    cloudFormation: join(folder, entryNames.cloudFormation),
    installationKey: join(folder, installationKey),
  }
}

/** The names in the folder. */
function createFolder(path: string): readonly string[] {
  try {
    // For its owner only: whoever reads it can act as any player.
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return readdirSync(path)
  } catch (cause) {
    throw unusable(path, cause)
  }
}

/** What a first start leaves that ended before it was half begun. */
function isOurBeginning(name: string): boolean {
  return name === entryNames.lock || name === `${entryNames.format}${temporarySuffix}`
}

function isOurs(name: string): boolean {
  return Object.values(entryNames).some((entry) => entry === name) || isLeftover(name)
}

/** A file that was being written when the process ended. */
function isLeftover(name: string): boolean {
  const { format, stack, rolePolicies, installationKey } = entryNames
  if ([format, stack, rolePolicies].some((file) => name === `${file}${temporarySuffix}`))
    return true
  return name.startsWith(`${installationKey}.`) && name.endsWith('.draft')
}

function probe(path: string): void {
  const file = join(path, `${entryNames.format}${temporarySuffix}`)
  try {
    writeFileSync(file, '')
    rmSync(file)
  } catch (cause) {
    throw unusable(path, cause)
  }
}

async function takeLock(path: string, lockPath: string): Promise<ClassicLevel> {
  const lock = new ClassicLevel(lockPath)
  try {
    await lock.open()
    return lock
  } catch (cause) {
    const reason = cause instanceof Error ? cause.cause : undefined
    if (!isErrorWithCode(reason, 'LEVEL_LOCKED')) throw unusable(path, cause)
    throw new UserError(`Another stand-in uses the folder ${path}.`, {
      resolution: 'Stop it, or give this one a folder of its own with --data DIR.',
      cause,
    })
  }
}

function checkFormat(paths: DataPaths, clock: Clock): void {
  const format = readJsonFile(paths.format)
  if (format === undefined) {
    writeJsonFile(paths.format, { version: formatVersion, createdAt: clock.now().toISOString() })
    return
  }
  if (typeof format !== 'object' || format === null || !('version' in format)) {
    throw damagedFile(paths.format, 'names no version')
  }
  if (format.version === formatVersion) return
  throw new UserError(
    `${paths.format} is of version ${JSON.stringify(format.version)}; this stand-in knows version ${String(formatVersion)}.`,
    {
      resolution:
        'Start over with --fresh, which deletes all scores, or name another folder with --data DIR.',
    },
  )
}

/** Deletes all but the lock. What says that the folder is ours goes last, so that a crash in between leaves it ours. */
function deleteState(path: string, paths: DataPaths): void {
  const leftovers = readdirSync(path)
    .filter(isLeftover)
    .map((name) => join(path, name))
  const { identities, dynamodb, objects, stack, rolePolicies, installationKey, format } = paths
  const state = [
    paths.cloudFormation,
    identities,
    dynamodb,
    objects,
    stack,
    rolePolicies,
    installationKey,
    format,
  ]
  for (const each of [...leftovers, ...state]) rmSync(each, { recursive: true, force: true })
}

function unusable(path: string, cause: unknown): UserError {
  const known = storageFailure(path, cause)
  if (known !== undefined) return known
  const reason = cause instanceof Error ? ` (${cause.message})` : ''
  return new UserError(`The folder ${path} cannot be used for data${reason}.`, {
    resolution: 'Name a folder that can be written with --data DIR.',
    cause,
  })
}
