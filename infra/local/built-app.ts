/** The files that `vite build` wrote, with what their names say of them: for whoever serves the app, here or from a bucket. */
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { UserError } from './errors.ts'

export interface BuiltFile {
  /** `assets/app-CBp5eVoF.js` */
  readonly key: string
  readonly body: Buffer
}

/**
 * All files of a build, in no particular order.
 *
 * @throws UserError where there is no build.
 */
export async function readBuiltApp(distDir: string): Promise<readonly BuiltFile[]> {
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
        return { key: relative(distDir, path).split(sep).join('/'), body: await readFile(path) }
      }),
  )
  if (files.some(({ key }) => key === 'index.html')) return files
  throw new UserError(`There is no built app in ${distDir}.`, {
    resolution: 'Build it first: npm run build',
  })
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

export function contentTypeOf(key: string): string {
  return types[extname(key)] ?? 'application/octet-stream'
}

/** The cache rule of a file that never changes under its name: Vite puts a hash of the content into those of assets/. */
export const forGood = 'public, max-age=31536000, immutable'

export function isHashed(key: string): boolean {
  return key.startsWith('assets/')
}
