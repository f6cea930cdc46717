import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStackRecordStore } from './stack-record-store.ts'
import type { StackRecord } from './stack-record.ts'

let folder: string

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'leading-key-')), 'stacks')
})

afterEach(() => {
  rmSync(path.dirname(folder), { recursive: true })
})

const record = (id: string, createdAt: string): StackRecord => ({
  stackId: `arn:aws:cloudformation:us-west-2:123456789012:stack/game/${id}`,
  stackName: 'game',
  status: 'REVIEW_IN_PROGRESS',
  createdAt,
  gone: [],
  retained: [],
  resources: [],
  events: [],
  changeSets: [],
  rolePolicies: {},
})

it('keeps stacks over a restart, the oldest first', () => {
  const store = openStackRecordStore(folder)
  expect(store.records).toEqual([])
  const [late, early] = [record('a', '2026-11-22T11:00:00Z'), record('b', '2026-11-22T10:00:00Z')]
  store.save(late)
  store.save(early)
  store.save({ ...late, status: 'CREATE_COMPLETE' })
  expect(openStackRecordStore(folder).records).toEqual([
    early,
    { ...late, status: 'CREATE_COMPLETE' },
  ])
  store.forget(early.stackId)
  expect(openStackRecordStore(folder).records).toHaveLength(1)
})

it('passes over what was being written when a process ended', () => {
  const store = openStackRecordStore(folder)
  store.save(record('a', '2026-11-22T11:00:00Z'))
  writeFileSync(path.join(folder, 'b.json.tmp'), '{"sta')
  expect(openStackRecordStore(folder).records).toHaveLength(1)
})

it.each(['{', '[]', '{"stackId":"a"}'])(
  'refuses a file that holds %s, and leaves it',
  (content) => {
    openStackRecordStore(folder).save(record('a', '2026-11-22T11:00:00Z'))
    const file = path.join(folder, 'a.json')
    writeFileSync(file, content)
    expect(() => openStackRecordStore(folder)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe(content)
  },
)
