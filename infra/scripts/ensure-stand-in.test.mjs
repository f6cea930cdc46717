import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureStandIn, standInEntries } from './ensure-stand-in.mjs'
import { root } from './project.mjs'

const entry = 'main.ts'
const cache = 'node_modules/.cache/leading-key'

let folder
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-bundle-'))
  await mkdir(join(folder, 'node_modules'))
  await save('main.ts', "import { part } from './part.ts'\nexport const whole: string = part")
  await save('part.ts', "export const part = 'first'")
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Writes a file as of a minute ago, so that it counts as older than the bundle. */
async function save(path, text) {
  await writeFile(join(folder, path), text)
  const time = Date.now() / 1000 - 60
  await utimes(join(folder, path), time, time)
}

const bundle = async () => (await ensureStandIn(folder, [entry]))[entry]
const load = async () => (await import(/* @vite-ignore */ await bundle())).whole

describe('ensureStandIn', () => {
  it('bundles once while nothing changes', async () => {
    expect(await load()).toBe('first')
    expect(await bundle()).toBe(await bundle())
  })

  it('bundles anew when a file that an entry imports changes', async () => {
    const before = await bundle()
    await save('part.ts', "export const part = 'other'")
    expect(await load()).toBe('other')
    expect(await bundle()).not.toBe(before)
  })

  it('bundles anew when the packages change', async () => {
    await save('package-lock.json', '1')
    const before = await bundle()
    await save('package-lock.json', '2')
    expect(await bundle()).not.toBe(before)
  })

  it('bundles anew when the bundle is gone or its record is damaged', async () => {
    await bundle()
    const [name] = (await readdir(join(folder, cache))).filter((each) => !each.endsWith('.json'))
    await rm(join(folder, cache, name), { recursive: true })
    expect(await load()).toBe('first')
    await writeFile(join(folder, cache, 'stand-in.json'), '{"inputs"')
    expect(await load()).toBe('first')
  })

  it('does not trust a bundle of sources that were saved while it was made', async () => {
    const later = Date.now() / 1000 + 60
    await utimes(join(folder, 'part.ts'), later, later)
    expect(await load()).toBe('first')
    await expect(readFile(join(folder, cache, 'stand-in.json'))).rejects.toThrow('ENOENT')
  })

  it('keeps the bundle before, which another command may be loading, and no older one', async () => {
    for (const text of ['a', 'b', 'c']) {
      await save('part.ts', `export const part = '${text}'`)
      expect(await load()).toBe(text)
    }
    const names = await readdir(join(folder, cache))
    expect(names.filter((name) => !name.endsWith('.json'))).toHaveLength(2)
  })

  it('says what is wrong with a source that cannot be bundled', async () => {
    await save('part.ts', 'export const part = ')
    await expect(bundle()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('part.ts'),
    })
  })

  it('maps lines back to the sources', async () => {
    const file = new URL(`${await bundle()}.map`)
    const { sources } = JSON.parse(await readFile(file, 'utf8'))
    expect(sources.map((source) => new URL(source, file).pathname)).toContain(
      join(folder, 'part.ts'),
    )
  })

  it('bundles what the commands run', async () => {
    const outputs = await ensureStandIn(root)
    expect(Object.keys(outputs)).toEqual(standInEntries)
    const text = await readFile(new URL(outputs['infra/local/local-target.ts']), 'utf8')
    expect(text).toMatch(/^import .* from "classic-level"/m)
    expect(text).not.toMatch(/from "jose"|from "yaml"/)
  })
})
