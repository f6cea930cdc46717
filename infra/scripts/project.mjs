// Where the project is, and a fingerprint of files in it.
import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** Where the user stands, which is not where npm runs its scripts. */
export const userFolder = process.env.INIT_CWD ?? process.cwd()

/**
 * A hash over names and contents of files and, wholly, of folders. What does not exist counts as absent, not as an error.
 *
 * @param {string} folder Paths are relative to it.
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [counts] Which files matter; sees paths with `/`, relative to `folder`.
 */
export async function fingerprint(folder, paths, counts = () => true) {
  const hash = createHash('sha256')
  const files = (await Promise.all(paths.map((path) => filesUnder(join(folder, path))))).flat()
  for (const file of files.sort()) {
    const name = relative(folder, file).split(sep).join('/')
    if (!counts(name)) continue
    const content = await readFile(file)
    hash.update(`${name}\0${String(content.length)}\0`).update(content)
  }
  return hash.digest('hex')
}

async function filesUnder(path) {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path)
  return (await Promise.all(entries.map((entry) => filesUnder(join(path, entry))))).flat()
}

/** The text of a file, or `undefined` where there is none. */
export async function textOf(path) {
  return await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
