import { fileURLToPath } from 'node:url'
import { mdx } from './infra/build/mdx.ts'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { aliases } from './infra/build/aliases.ts'
import { chunksOf } from './infra/build/chunks.ts'
import { lightPreload } from './infra/build/light-preload.ts'
import { preloadHints } from './infra/build/preload-hints.ts'
import { sdkVersion } from './infra/build/sdk-version.ts'

const chunks = chunksOf(fileURLToPath(new URL('.', import.meta.url)))

export default defineConfig({
  plugins: [mdx(), react(), sdkVersion(), lightPreload(), preloadHints(), chunks.plugin],
  resolve: {
    alias: aliases,
  },
  build: {
    target: 'es2022',
    // Those that know light-dark(): lowered, it would forget that a part of a light page is dark.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: true,
    // Files stay files: the Content-Security-Policy takes no fonts or scripts from data URLs.
    assetsInlineLimit: 0,
    // One file: a page whose code came at the second try would have no style, since Vite asks for styles once.
    cssCodeSplit: false,
    // The hints are ours (preload-hints.ts). Lists of what each page imports would be in the file that the game waits for.
    modulePreload: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunks.groups } },
    },
  },
})
