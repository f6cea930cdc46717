// Loads the project's TypeScript into this process, which Node 20 cannot do by itself.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureStandIn, standInEntries } from './ensure-stand-in.mjs'
import { root } from './project.mjs'

let standIn

/**
 * The stand-in comes from its bundle, which is made anew where the sources changed; any other file is translated as it
 * is loaded. Stacks name the lines of the sources either way.
 *
 * @param {string} path Relative to the project's folder.
 */
export async function importTypeScript(path) {
  if (standInEntries.includes(path)) {
    process.setSourceMapsEnabled(true)
    standIn ??= ensureStandIn()
    return await import((await standIn)[path])
  }
  const { register } = await import('tsx/esm/api')
  register()
  return await import(pathToFileURL(join(root, path)).href)
}
