/**
 * Tells the browser in `index.html` what the app asks for before anybody does anything: the stack's config, and the files
 * that come after the first one. So all of them are fetched at once, not one after the other has run.
 */
import type { Plugin } from 'vite'

/** The modules that start the later files. */
const laterParts = ['/src/main.tsx', '/src/app/services-part.tsx', '/src/aws/create-aws.ts']

/** A browser asks a server without HTTP/2 for six files at a time, in the order of the page. */
const fontHint = /<link\b[^>]*\bas="font"[^>]*>/g

interface Chunk {
  readonly type: 'chunk'
  readonly fileName: string
  readonly isEntry: boolean
  readonly imports: readonly string[]
  readonly moduleIds: readonly string[]
}

export function preloadHints(): Plugin {
  let base = '/'
  return {
    name: 'leading-key:preload-hints',
    configResolved(config) {
      base = config.base
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
        const config = `<link rel="preload" as="fetch" href="${base}config.json" crossorigin>`
        const last = [
          // Before the scripts: the browser waits for it a moment, and would paint later.
          ...(html.match(fontHint) ?? []),
          // Not `preload`: it takes them for classic scripts, and the browser then compiles them a second time, as modules and
          // in the page's own thread.
          ...filesOfLaterParts(chunks).map(
            (file) => `<link rel="modulepreload" href="${base}${file}" crossorigin>`,
          ),
        ]
        return html
          .replace(fontHint, '')
          .replace('<head>', `<head>\n    ${config}`)
          .replace('</head>', `  ${last.join('\n    ')}\n  </head>`)
      },
    },
  }
}

function filesOfLaterParts(chunks: readonly Chunk[]): readonly string[] {
  const first = filesFrom(
    chunks,
    chunks.filter(({ isEntry }) => isEntry),
  )
  const starts = chunks.filter(({ moduleIds }) =>
    moduleIds.some((id) => laterParts.some((part) => id.endsWith(part))),
  )
  return [...filesFrom(chunks, starts)].filter((file) => !first.has(file))
}

/** The files of the chunks and of all that they import at once. */
function filesFrom(chunks: readonly Chunk[], starts: readonly Chunk[]): ReadonlySet<string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const found = new Set<string>()
  const waiting = starts.map(({ fileName }) => fileName)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    waiting.push(...(byFile.get(file)?.imports ?? []))
  }
  return found
}
