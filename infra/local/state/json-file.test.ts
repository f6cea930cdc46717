import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leading-key-'))
  file = join(folder, 'a.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('json files', () => {
  it('come back as written, and leave nothing beside them', () => {
    expect(readJsonFile(file)).toBeUndefined()
    writeJsonFile(file, { a: [1] })
    writeJsonFile(file, { a: [2] })
    expect(readJsonFile(file)).toEqual({ a: [2] })
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  it.skipIf(process.platform === 'win32')('are for their owner only', () => {
    writeJsonFile(file, {})
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are not touched by a half-written temporary file, which the next write replaces', () => {
    writeJsonFile(file, { a: 1 })
    writeFileSync(`${file}.tmp`, '{"a": 2, "b')
    expect(readJsonFile(file)).toEqual({ a: 1 })
    writeJsonFile(file, { a: 3 })
    expect(readJsonFile(file)).toEqual({ a: 3 })
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  it('are refused where they are damaged, and left as they are', () => {
    writeFileSync(file, '{"a":')
    expect(() => readJsonFile(file)).toThrow(UserError)
    expect(() => readJsonFile(file)).toThrow(`The file ${file} is damaged.`)
    expect(readFileSync(file, 'utf8')).toBe('{"a":')
  })

  it('are refused where they cannot be read', () => {
    expect(() => readJsonFile(folder)).toThrow(`The file ${folder} cannot be read.`)
  })
})
