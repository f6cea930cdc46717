// Bundles the stand-in where what was bundled last is missing or made of other sources. Node 20 runs no TypeScript, and
// loading some two hundred small files takes longer than all the rest of a start.
import { createHash } from 'node:crypto'
import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project.mjs'
import { UserError } from './user-error.mjs'
import { withLock } from './with-lock.mjs'

/** What commands import. All in one bundle, so that they share their modules. */
export const standInEntries = [
  'infra/local/local-target.ts',
  'infra/local/app-server.ts',
  'infra/local/dev-server.ts',
]

/** What bundling depends on besides the files that it finds itself: packages, and how it is done. */
const settings = ['package-lock.json', 'infra/scripts/ensure-stand-in.mjs']

/** Packages of many small files. The others stay where they are: some are native, some find files beside themselves. */
const bundledPackages = ['jose', 'yaml']

/**
 * Makes sure that the bundle is that of the present sources.
 *
 * @param {string} [folder] The project's.
 * @param {readonly string[]} [entries] Relative to it.
 * @returns {Promise<Record<string, string>>} By entry, the URL of what to import in its place.
 */
export async function ensureStandIn(folder = root, entries = standInEntries) {
  const cache = join(folder, 'node_modules/.cache/leading-key')
  const current = currentBundle(folder, cache, entries)
  if (current !== undefined) return current
  return await withLock('stand-in', folder, async () => {
    return currentBundle(folder, cache, entries) ?? (await bundle(folder, cache, entries))
  })
}

/** What the last bundling left, if nothing that went into it has changed since. */
function currentBundle(folder, cache, entries) {
  const record = readRecord(join(cache, 'stand-in.json'))
  if (record === undefined || entries.some((entry) => !(entry in record.outputs))) return undefined
  for (const [path, hash] of Object.entries(record.inputs)) {
    if (hashOf(join(folder, path)) !== hash) return undefined
  }
  const outputs = Object.entries(record.outputs)
  if (!outputs.every(([, file]) => existsSync(join(cache, file)))) return undefined
  return urls(cache, outputs)
}

async function bundle(folder, cache, entries) {
  // A part of Vite: loading the rest of Vite would take longer than bundling.
  const { rolldown } = await import('rolldown')
  const startedAt = Date.now()
  const name = `stand-in-${String(process.pid)}-${startedAt.toString(36)}`
  const build = await rolldown({
    cwd: folder,
    input: Object.fromEntries(entries.map((entry) => [nameOf(entry), entry])),
    platform: 'node',
    external: (id) => /^[\w@]/.test(id) && !isAbsolute(id) && !bundledPackages.includes(id),
    logLevel: 'silent',
  }).catch(refuse)
  try {
    await build.write({ dir: join(cache, name), format: 'esm', sourcemap: true }).catch(refuse)
    const files = (await build.watchFiles)
      .map((file) => relative(folder, file).split(sep).join('/'))
      .filter((path) => !path.startsWith('node_modules/'))
    const inputs = [...new Set([...files, ...settings])].sort()
    const outputs = entries.map((entry) => [entry, `${name}/${nameOf(entry)}.js`])
    // What was saved meanwhile may or may not be in the bundle: it serves this once.
    if (inputs.every((path) => isOlder(join(folder, path), startedAt))) {
      const hashes = inputs.map((path) => [path, hashOf(join(folder, path))])
      keep(cache, name, {
        inputs: Object.fromEntries(hashes),
        outputs: Object.fromEntries(outputs),
      })
    }
    return urls(cache, outputs)
  } finally {
    await build.close()
  }
}

/** Makes this bundle the current one and clears away all but the one before, which a command may be about to load. */
function keep(cache, name, record) {
  const path = join(cache, 'stand-in.json')
  const before = Object.values(readRecord(path)?.outputs ?? {})[0]?.split('/')[0]
  const draft = join(cache, `${name}.json`)
  writeFileSync(draft, JSON.stringify(record))
  renameSync(draft, path)
  for (const other of readdirSync(cache)) {
    if (!other.startsWith('stand-in-') || other === name || other === before) continue
    rmSync(join(cache, other), { recursive: true, force: true })
  }
}

function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // There is none, or it was cut off: the bundle is made anew.
    return undefined
  }
}

function hashOf(path) {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return undefined
  }
}

/** File times are coarse on some systems, so what is as old as the bundle may be newer. */
function isOlder(path, time) {
  return !existsSync(path) || statSync(path).mtimeMs < time - 20
}

const nameOf = (entry) => basename(entry, '.ts')

function urls(cache, outputs) {
  return Object.fromEntries(
    outputs.map(([entry, file]) => [entry, pathToFileURL(join(cache, file)).href]),
  )
}

function refuse(cause) {
  throw new UserError(
    `The stand-in could not be bundled: ${cause.message}`,
    'Mend that and run the command again.',
    cause,
  )
}
