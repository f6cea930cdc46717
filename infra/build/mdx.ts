/** Labs are MDX: each file becomes a module of React components. */
import { compile } from '@mdx-js/mdx'
import type { Plugin } from 'vite'

/** Before React's own plugin, which then sees plain modules. */
export function mdx(): Plugin {
  return {
    name: 'leading-key:mdx',
    enforce: 'pre',
    async transform(source, id) {
      const [path = ''] = id.split('?')
      if (!path.endsWith('.mdx')) return undefined
      const { value, map } = await compile({ path, value: source })
      return { code: String(value), map: map ?? null }
    },
  }
}
