import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { openStackMemory } from './stack-memory.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leading-key-'))
  file = join(folder, 'stack.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('openStackMemory', () => {
  it('recalls after a restart what was remembered before', () => {
    const memory = openStackMemory(file)
    expect(memory.recall('a')).toBeUndefined()
    memory.remember(new Map([['a', '1']]))
    memory.remember(new Map([['__proto__', '2']]))
    expect(memory.recall('a')).toBe('1')
    const reopened = openStackMemory(file)
    expect([reopened.recall('a'), reopened.recall('__proto__')]).toEqual(['1', '2'])
    expect(reopened.recall('toString')).toBeUndefined()
  })

  it.each(['[]', '{}', '{"names": []}', '{"names": {"a": 1}}', 'null', '{"na'])(
    'refuses a file that holds %s, and leaves it as it is',
    (content) => {
      writeFileSync(file, content)
      expect(() => openStackMemory(file)).toThrow(UserError)
      expect(readFileSync(file, 'utf8')).toBe(content)
    },
  )
})
