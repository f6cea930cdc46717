import { mdx } from './infra/build/mdx.ts'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [mdx()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'infra/**/*.test.{ts,mjs}'],
    // A component test says `// @vitest-environment happy-dom` at its top.
    environment: 'node',
    pool: 'threads',
    // Many tests wait for processes of their own, so two cores carry three workers.
    maxWorkers: 3,
    // Long enough for a machine that does other things meanwhile: a limit finds what hangs, it does not time anything.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
