/**
 * What a browser fetches before anybody does anything, read from the built files: `index.html` and Vite's manifest. Sizes
 * are Brotli at its best, as a deployment's CDN comes close to.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Path in the build, and bytes in Brotli. Fonts are compressed already and count as they are. */
export type Sizes = Readonly<Record<string, number>>

export interface FirstLoad {
  /** Scripts that have to run before a game can be played. */
  readonly blocking: Sizes
  /** Scripts that come beside and after: what talks to AWS. */
  readonly later: Sizes
  readonly fonts: Sizes
}

interface ManifestChunk {
  readonly file: string
  readonly name?: string
  readonly isEntry?: boolean
  /** Keys of the chunks that are imported at once. */
  readonly imports?: readonly string[]
}

type Manifest = Readonly<Record<string, ManifestChunk>>

/** @param distDir What `vite build --manifest` wrote. */
export async function readFirstLoad(distDir: string): Promise<FirstLoad> {
  const html = await readFile(join(distDir, 'index.html'), 'utf8')
  const manifest = await readManifest(distDir)
  const scripts = pathsOf(html, /<script\b[^>]*\bsrc="\/([^"]+)"/g)
  const hints = pathsOf(html, /<link\b[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/g)
  // The first script starts it when the page was painted.
  const game = Object.values(manifest).find(({ name }) => name === 'game')
  if (game === undefined) throw new Error('The build has no file with the game.')
  const blocking = withImports(manifest, [...scripts, game.file])
  const later = withImports(manifest, hints).filter((file) => !blocking.includes(file))
  const fonts = filesOf(manifest).filter((file) => file.endsWith('.woff2'))
  return {
    blocking: await sizesOf(distDir, blocking),
    later: await sizesOf(distDir, later),
    fonts: await sizesOf(distDir, fonts),
  }
}

/** The scripts of a build that has no page, without what its entries would only load later. */
export async function readEntries(distDir: string): Promise<Sizes> {
  const manifest = await readManifest(distDir)
  const entries = Object.values(manifest).filter(({ isEntry }) => isEntry === true)
  const files = entries.map(({ file }) => file)
  return sizesOf(distDir, withImports(manifest, files))
}

export function total(...parts: readonly Sizes[]): number {
  return parts.flatMap((sizes) => Object.values(sizes)).reduce((sum, size) => sum + size, 0)
}

async function readManifest(distDir: string): Promise<Manifest> {
  const text = await readFile(join(distDir, '.vite/manifest.json'), 'utf8')
  return JSON.parse(text) as Manifest
}

function filesOf(manifest: Manifest): readonly string[] {
  return [...new Set(Object.values(manifest).map(({ file }) => file))]
}

/** The files, and all that they import at once. */
function withImports(manifest: Manifest, files: readonly string[]): readonly string[] {
  const chunks = Object.values(manifest)
  const found = new Set<string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const { imports = [] } = chunks.find((chunk) => chunk.file === file) ?? {}
    waiting.push(...imports.flatMap((key) => manifest[key]?.file ?? []))
  }
  return [...found]
}

function pathsOf(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map(([, path = '']) => path)
}

async function sizesOf(distDir: string, files: readonly string[]): Promise<Sizes> {
  const entries = files.map(async (file) => {
    const bytes = await readFile(join(distDir, file))
    const size = file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length
    return [file, size] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
