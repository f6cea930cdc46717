/** The built app as objects of a bucket: under which key, of which type, and how long a browser may keep it. */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { UserError } from '../local/errors.ts'

export interface AppFile {
  /** `assets/app-CBp5eVoF.js` */
  readonly key: string
  readonly body: Uint8Array
  readonly contentType: string
  readonly cacheControl: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/**
 * All files of a build, in no particular order.
 *
 * @throws UserError where there is no build.
 */
export async function readAppFiles(distDir: string): Promise<readonly AppFile[]> {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    },
  )
  const files = await Promise.all(
    // Dotfiles are the build's own notes.
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        const key = relative(distDir, path).split(sep).join('/')
        return appFile(key, await readFile(path))
      }),
  )
  if (!files.some(({ key }) => key === 'index.html')) {
    throw new UserError(`There is no built app in ${distDir}.`, {
      resolution: 'Build it first: npm run build',
    })
  }
  return files
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
  return {
    key,
    body,
    contentType: types[extname(key)] ?? 'application/octet-stream',
    cacheControl: cacheControlOf(key),
  }
}

/** As S3 computes it for an object that is put in one piece: the MD5 of its content, in quotes. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function cacheControlOf(key: string): string {
  // Vite puts a hash of the content into the names of what it writes to assets/.
  if (isHashed(key)) return 'public, max-age=31536000, immutable'
  // What tells the app where everything else is.
  if (key === 'index.html' || key === 'config.json') return 'no-store'
  return 'no-cache'
}

function isHashed(key: string): boolean {
  return key.startsWith('assets/')
}

function rank(key: string): number {
  if (isHashed(key)) return 0
  return key === 'index.html' ? 3 : key === 'config.json' ? 2 : 1
}
