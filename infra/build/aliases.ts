/** Small modules of ours in the place of large ones of packages, which do the same for who uses them. */
import { fileURLToPath } from 'node:url'

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export const aliases = {
  'mnemonist/lru-cache': pathOf('lru-cache.ts'),
  'use-sync-external-store/shim/index.js': pathOf('use-sync-external-store.ts'),
}
