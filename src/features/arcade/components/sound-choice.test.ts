import { expect, it } from 'vitest'
import { createMemoryStorage } from '../../../testing/memory-storage.ts'
import { createSoundChoice } from './sound-choice.ts'

it('is off until asked for, and remembers what was asked', () => {
  const storage = createMemoryStorage()
  const choice = createSoundChoice(() => storage)
  expect(choice.read()).toBe(false)
  choice.write(true)
  expect(createSoundChoice(() => storage).read()).toBe(true)
  choice.write(false)
  expect(createSoundChoice(() => storage).read()).toBe(false)
})

it('is off where the browser forbids the page to remember', () => {
  const choice = createSoundChoice(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  choice.write(true)
  expect(choice.read()).toBe(false)
})
