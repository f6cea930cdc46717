/** Small state in JSON files: written whole or not at all, and never overwritten when it cannot be read. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../errors.ts'
import { storageFailure } from './storage-failure.ts'

/** What a file is called until it is complete. A leftover one is from a crash; it is ignored and then overwritten. */
export const temporarySuffix = '.tmp'

/**
 * The file's content, or `undefined` where there is no file.
 *
 * @throws UserError when it cannot be read or is no JSON.
 */
export function readJsonFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (isErrorWithCode(cause, 'ENOENT')) return undefined
    throw damagedFile(path, 'cannot be read', cause)
  }
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw damagedFile(path, 'is damaged', cause)
  }
}

/**
 * Replaces the file in one step that survives a crash at any moment. Only its owner may read it.
 *
 * @throws UserError where the disk is full or may not be written; the old file stays then.
 */
export function writeJsonFile(path: string, value: unknown): void {
  try {
    replaceFile(path, value)
  } catch (error) {
    throw storageFailure(path, error) ?? error
  }
}

function replaceFile(path: string, value: unknown): void {
  const temporary = `${path}${temporarySuffix}`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

/** @param problem What is wrong, as the end of a sentence: `is damaged`. */
export function damagedFile(path: string, problem: string, cause?: unknown): UserError {
  return new UserError(`The file ${path} ${problem}.`, {
    resolution:
      'Put a good copy in its place, or start over with --fresh, which deletes all scores.',
    cause,
  })
}

export function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Makes the rename durable. Windows has no such call for folders, and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
