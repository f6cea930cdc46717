import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import { openObjectStore, type ObjectFacts, type ObjectStore } from './object-store.ts'

let folder: string
let store: ObjectStore

const open = () => openObjectStore(folder, (sizeBytes) => randomBytes(sizeBytes))
const files = () => readdirSync(path.join(folder, 'bytes'))

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'leading-key-objects-'))
  store = await open()
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const facts: ObjectFacts = {
  etag: 'abc',
  lastModified: new Date('2026-11-22T08:30:00.123Z'),
  headers: { 'content-type': 'image/png', 'x-amz-meta-alias': 'Ann' },
  checksum: { algorithm: 'CRC32', value: 'AAAA' },
}

const put = (bucket: string, key: string, text: string) =>
  store.put(bucket, key, { bytes: Buffer.from(text), facts })

async function textOf(bucket: string, key: string): Promise<string | undefined> {
  const found = await store.read(bucket, key)
  return found && Buffer.from(found.bytes).toString()
}

async function keysOf(bucket: string, from?: string): Promise<string[]> {
  const walk = store.walk(bucket)
  if (from !== undefined) walk.seek(Buffer.from(from))
  const keys: string[] = []
  for (let each = await walk.next(); each !== undefined; each = await walk.next())
    keys.push(each.key)
  await walk.close()
  return keys
}

it('keeps bytes and facts, and over a restart', async () => {
  await put('b', 'k', 'hello')
  await store.close()
  store = await open()
  expect(await textOf('b', 'k')).toBe('hello')
  expect(await store.find('b', 'k')).toEqual({ key: 'k', sizeBytes: 5, ...facts })
})

it('replaces an object whole, and keeps one file for it', async () => {
  await put('b', 'k', 'one')
  await put('b', 'k', 'two')
  expect(await textOf('b', 'k')).toBe('two')
  expect(files()).toHaveLength(1)
})

it('leaves the last of many writers at the same time', async () => {
  await Promise.all(Array.from({ length: 20 }, (_none, index) => put('b', 'k', String(index))))
  expect(await textOf('b', 'k')).toBe('19')
  expect(files()).toHaveLength(1)
})

it('is read by many at the same time, also while it is replaced', async () => {
  await put('b', 'k', 'one')
  const reads = Array.from({ length: 50 }, () => textOf('b', 'k'))
  const writes = ['two', 'three', 'four'].map((text) => put('b', 'k', text))
  const texts = await Promise.all(reads)
  await Promise.all(writes)
  expect(texts.every((text) => ['one', 'two', 'three', 'four'].includes(text ?? ''))).toBe(true)
})

it('changes nothing where the check throws', async () => {
  await put('b', 'k', 'one')
  const refuse = store.put('b', 'k', { bytes: Buffer.from('two'), facts }, (present) => {
    throw new Error(`there is ${present?.etag ?? 'nothing'}`)
  })
  await expect(refuse).rejects.toThrow('there is abc')
  expect(await textOf('b', 'k')).toBe('one')
  expect(files()).toHaveLength(1)
})

it('deletes an object and its file, and what is not there without complaint', async () => {
  await put('b', 'k', 'one')
  await store.delete('b', 'k')
  await store.delete('b', 'k')
  expect(await store.find('b', 'k')).toBeUndefined()
  expect(files()).toEqual([])
})

it('deletes at the start what a crash left', async () => {
  await put('b', 'k', 'one')
  writeFileSync(path.join(folder, 'bytes', 'left-over'), 'half')
  await store.close()
  store = await open()
  expect(files()).toHaveLength(1)
  expect(await textOf('b', 'k')).toBe('one')
})

describe('keys', () => {
  const odd = ['..', '../../x', '/', '//', 'a//b', 'a/../b', 'us-west-2:1', 'ü', '\u{1f600}', '\uffff', 'a\0b', 'a\n', ' ', 'x'.repeat(1024)] // prettier-ignore

  it('may be anything, and are never paths', async () => {
    for (const key of odd) await put('b', key, key)
    for (const key of odd) expect(await textOf('b', key)).toBe(key)
    expect(files().every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['bytes', 'index'])
  })

  it('come in the order of their UTF-8 bytes, which is not that of UTF-16', async () => {
    for (const key of odd) await put('b', key, '')
    const sorted = [...odd].sort((one, other) =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
    )
    expect(await keysOf('b')).toEqual(sorted)
    expect(sorted.indexOf('\uffff')).toBeLessThan(sorted.indexOf('\u{1f600}'))
  })

  it('are those of one bucket, whatever another is called', async () => {
    await put('b', 'k', '')
    await put('b-2', 'k2', '')
    await put('b.', 'k3', '')
    expect(await keysOf('b')).toEqual(['k'])
    expect(await keysOf('b', 'l')).toEqual([])
    expect(await keysOf('none')).toEqual([])
  })
})
