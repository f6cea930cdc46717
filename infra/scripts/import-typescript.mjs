// Loads the TypeScript of infra/local into this process, which Node 20 cannot do by itself.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project.mjs'

/** @param {string} path Relative to the project's folder. */
export async function importTypeScript(path) {
  const { register } = await import('tsx/esm/api')
  register()
  return await import(pathToFileURL(join(root, path)).href)
}
