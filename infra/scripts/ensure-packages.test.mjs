import { access, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ensurePackages, isInstalled } from './ensure-packages.mjs'

const manifest = { dependencies: { a: '1.0.0' }, devDependencies: { b: '2.0.0' } }
const packages = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', dev: true },
  'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['nowhere'], cpu: ['x64'] },
}
const lock = { packages: { '': manifest, ...packages } }
const installedHere = without(packages, 'node_modules/elsewhere')

let folder
const write = (path, content) => writeFile(join(folder, path), JSON.stringify(content))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-test-'))
  await mkdir(join(folder, 'node_modules'))
  await write('package.json', manifest)
  await write('package-lock.json', lock)
  await write('node_modules/.package-lock.json', { packages: installedHere })
  for (const path of Object.keys(installedHere)) await writePackage(path)
})

async function writePackage(path) {
  await mkdir(join(folder, path), { recursive: true })
  await write(join(path, 'package.json'), {})
}

describe('isInstalled', () => {
  it('is true for what npm installed from this lock file, and again by its marker', async () => {
    expect(await isInstalled(folder)).toBe(true)
    expect(await isInstalled(folder)).toBe(true)
  })

  it('is false without node_modules', async () => {
    await rm(join(folder, 'node_modules'), { recursive: true })
    expect(await isInstalled(folder)).toBe(false)
  })

  it.each(['a', 'b'])('is false after the package %s was deleted by hand', async (name) => {
    expect(await isInstalled(folder)).toBe(true)
    await rm(join(folder, 'node_modules', name), { recursive: true })
    expect(await isInstalled(folder)).toBe(false)
    await rm(join(folder, 'node_modules/.leading-key-lock'))
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false where only the folder of a package is left', async () => {
    await rm(join(folder, 'node_modules/a/package.json'))
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false where npm did not finish', async () => {
    await rm(join(folder, 'node_modules/.package-lock.json'))
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false where the packages for development were left out', async () => {
    const rest = without(installedHere, 'node_modules/b')
    await write('node_modules/.package-lock.json', { packages: rest })
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false after the lock file changed', async () => {
    expect(await isInstalled(folder)).toBe(true)
    const newer = { version: '1.0.1', integrity: 'sha512-a2' }
    await write('package-lock.json', { packages: { ...lock.packages, 'node_modules/a': newer } })
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false after package.json asks for another package', async () => {
    expect(await isInstalled(folder)).toBe(true)
    await writePackage('node_modules/c')
    await write('package.json', { ...manifest, dependencies: { a: '1.0.0', c: '1.0.0' } })
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is true after package.json changed in another place', async () => {
    expect(await isInstalled(folder)).toBe(true)
    await write('package.json', { ...manifest, scripts: { start: 'node x.mjs' } })
    expect(await isInstalled(folder)).toBe(true)
  })

  it('is false where a package of another lock file is left over', async () => {
    const extra = { 'node_modules/z': { version: '1.0.0' } }
    await write('node_modules/.package-lock.json', { packages: { ...installedHere, ...extra } })
    expect(await isInstalled(folder)).toBe(false)
  })

  it('is false for a folder carried over from another system', async () => {
    await write('node_modules/.package-lock.json', { packages })
    expect(await isInstalled(folder)).toBe(false)
  })
})

function without(object, name) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
}

describe('ensurePackages', () => {
  it('installs nothing through a link, since that folder is not ours', async () => {
    await rename(join(folder, 'node_modules'), join(folder, 'elsewhere'))
    await symlink(join(folder, 'elsewhere'), join(folder, 'node_modules'), 'junction')
    await write('package.json', { dependencies: { c: '1.0.0' } })
    await expect(ensurePackages(folder)).rejects.toThrow('node_modules is a link')
    await expect(access(join(folder, 'elsewhere/.package-lock.json'))).resolves.toBeUndefined()
  })
})
