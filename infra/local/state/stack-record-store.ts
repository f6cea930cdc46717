/** The stacks that were made through CloudFormation, one file each. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { damagedFile, isErrorWithCode, readJsonFile, writeJsonFile } from './json-file.ts'
import type { StackRecord } from './stack-record.ts'

export interface StackRecordStore {
  /** As they were at the start, the oldest first. */
  readonly records: readonly StackRecord[]
  /** Durable before it returns. */
  save(record: StackRecord): void
  forget(stackId: string): void
}

/**
 * Opens the store in a folder, which need not exist.
 *
 * @throws UserError when a file is damaged; it is left as it is then.
 */
export function openStackRecordStore(folder: string): StackRecordStore {
  const records = fileNames(folder)
    .map((name) => {
      const path = join(folder, name)
      const content = readJsonFile(path)
      if (!isRecord(content)) throw damagedFile(path, 'holds something else than a stack')
      return content
    })
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
  const pathOf = (stackId: string) => join(folder, `${stackId.split('/').at(-1) ?? ''}.json`)
  return {
    records,
    save(record) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeJsonFile(pathOf(record.stackId), record)
    },
    forget(stackId) {
      rmSync(pathOf(stackId), { force: true })
    },
  }
}

/** Without those that were being written when a process ended. */
function fileNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return []
    throw error
  }
}

/** As far as it must be true for the rest to be looked into; nobody but this store writes such files. */
function isRecord(value: unknown): value is StackRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stackId' in value &&
    typeof value.stackId === 'string' &&
    'stackName' in value &&
    typeof value.stackName === 'string' &&
    'createdAt' in value &&
    typeof value.createdAt === 'string' &&
    ['retained', 'resources', 'events', 'changeSets', 'gone'].every(
      (key) => key in value && Array.isArray((value as Readonly<Record<string, unknown>>)[key]),
    )
  )
}
