import { expect, it } from 'vitest'
import { isStoreError, storageFailure } from './storage-failure.ts'

/** As LevelDB's binding fails: what went wrong is the cause of the cause. */
const levelError = (code: string, message: string) =>
  Object.assign(
    new Error('Database failed to open', { cause: Object.assign(new Error(message), { code }) }),
    { code: 'LEVEL_DATABASE_NOT_OPEN' },
  )

it.each([
  [levelError('LEVEL_IO_ERROR', 'IO error: /d/000003.log: No space left on device'), 'is full.'],
  [Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }), 'is full.'],
  [levelError('LEVEL_IO_ERROR', 'IO error: /d/LOCK: Permission denied'), 'may not write to /d.'],
  [Object.assign(new Error('EROFS'), { code: 'EROFS' }), 'may not write to /d.'],
  [levelError('LEVEL_LOCKED', 'IO error: lock /d/LOCK'), 'Another process uses /d.'],
])('says of %s what is wrong', (error, sentence) => {
  expect(storageFailure('/d', error)?.message).toContain(sentence)
})

it('says nothing of other failures', () => {
  expect(storageFailure('/d', levelError('LEVEL_CORRUPTION', 'Corruption: x'))).toBeUndefined()
  expect(storageFailure('/d', new TypeError('bug'))).toBeUndefined()
})

it('tells what LevelDB throws from bugs', () => {
  expect(isStoreError(levelError('LEVEL_CORRUPTION', 'Corruption: x'))).toBe(true)
  expect(isStoreError(new Error('x', { cause: levelError('LEVEL_IO_ERROR', 'x') }))).toBe(true)
  expect(isStoreError(new TypeError('bug'))).toBe(false)
})
