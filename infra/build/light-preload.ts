/**
 * What Vite calls around each `import()`: asks for the part's own imports at once. In place of Vite's, which also loads
 * styles; ours are one file, and this is code that a game waits for.
 */
import type { Plugin } from 'vite'

export function lightPreload(): Plugin {
  let base = '/'
  return {
    name: 'leading-key:light-preload',
    enforce: 'pre',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => `const asked = new Set()
export const __vitePreload = (load, files = []) => {
  for (const file of files) {
    if (asked.has(file)) continue
    asked.add(file)
    const link = document.createElement('link')
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href: ${JSON.stringify(base)} + file })
    document.head.append(link)
  }
  return load()
}`,
    },
  }
}
