/**
 * What Vite calls around each `import()`: nothing but the import. Vite's own loads styles and what the part imports as
 * well; our styles are one file, pages are fetched before they are opened, and this is code that a game waits for.
 */
import type { Plugin } from 'vite'

export function lightPreload(): Plugin {
  return {
    name: 'leading-key:light-preload',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load()',
    },
  }
}
