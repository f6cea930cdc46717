/** The built app as objects of a bucket: under which key, of which type, and how long a browser may keep it. */
import { createHash } from 'node:crypto'
import { contentTypeOf, forGood, isHashed, readBuiltApp } from '../local/built-app.ts'

export interface AppFile {
  /** `assets/app-CBp5eVoF.js` */
  readonly key: string
  readonly body: Uint8Array
  readonly contentType: string
  readonly cacheControl: string
}

/**
 * All files of a build, in no particular order.
 *
 * @throws UserError where there is no build.
 */
export async function readAppFiles(distDir: string): Promise<readonly AppFile[]> {
  return (await readBuiltApp(distDir)).map(({ key, body }) => appFile(key, body))
}

/**
 * The order in which files are to arrive: what is loaded by others first, `index.html` last, so that no page ever names a file
 * that is not there yet.
 */
export function inOrder(files: readonly AppFile[]): readonly AppFile[] {
  return [...files].sort((a, b) => rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1))
}

/** A file with the headers that its name calls for. */
export function appFile(key: string, body: Uint8Array): AppFile {
  return { key, body, contentType: contentTypeOf(key), cacheControl: cacheControlOf(key) }
}

/** As S3 computes it for an object that is put in one piece: the MD5 of its content, in quotes. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function cacheControlOf(key: string): string {
  if (isHashed(key)) return forGood
  // What tells the app where everything else is.
  if (key === 'index.html' || key === 'config.json') return 'no-store'
  return 'no-cache'
}

function rank(key: string): number {
  if (isHashed(key)) return 0
  return key === 'index.html' ? 3 : key === 'config.json' ? 2 : 1
}
