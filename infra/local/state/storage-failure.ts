/** Says in one sentence why nothing can be stored, where that is no fault of what is stored already. */
import { UserError } from '../errors.ts'

/**
 * @param path The file or folder that was to be used.
 * @param error What Node or LevelDB threw; LevelDB's reason is the cause of the cause.
 * @returns `undefined` for any other failure.
 */
export function storageFailure(path: string, error: unknown): UserError | undefined {
  if (isSaid(error, 'ENOSPC', 'No space left on device'))
    return new UserError(`The disk that holds ${path} is full.`, {
      resolution: 'Make room, or name a folder on another disk with --data DIR.',
      cause: error,
    })
  if (
    isSaid(error, 'EROFS', 'Read-only file system') ||
    isSaid(error, 'EACCES', 'Permission denied') ||
    isSaid(error, 'EPERM', 'Operation not permitted')
  )
    return new UserError(`The stand-in may not write to ${path}.`, {
      resolution: 'Allow it, or name a folder that can be written with --data DIR.',
      cause: error,
    })
  if (isSaid(error, 'LEVEL_LOCKED', '/LOCK: already held by process'))
    return new UserError(`Another process uses ${path}.`, {
      resolution: 'Stop it, or name a folder of its own with --data DIR.',
      cause: error,
    })
  return undefined
}

/** Whether LevelDB failed, be it at reading, at writing or at what it found. */
export function isStoreError(error: unknown): boolean {
  return causesOf(error).some((each) => 'code' in each && String(each.code).startsWith('LEVEL_'))
}

function isSaid(error: unknown, code: string, text: string): boolean {
  return causesOf(error).some(
    (each) => ('code' in each && each.code === code) || each.message.includes(text),
  )
}

/** An error, what caused it, what caused that… */
function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}
