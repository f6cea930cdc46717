import { configDefaults, defineConfig } from 'vitest/config'
import { mdx } from './infra/build/mdx.ts'

const all = ['src/**/*.test.{ts,tsx}', 'infra/**/*.test.{ts,mjs}']

/** Tests of code that keeps nothing in its modules: they may share them, and need not load them anew for each file. */
const ofPureCode = [
  'src/{config,domain,iam,sigv4}/**/*.test.ts',
  'src/features/arcade/games/**/*.test.{ts,tsx}',
  'src/features/{policy,workshop}/**/*.test.{ts,tsx}',
  'infra/local/{gate,http,template}/**/*.test.ts',
]

export default defineConfig({
  plugins: [mdx()],
  test: {
    // A component test says `// @vitest-environment happy-dom` at its top.
    environment: 'node',
    pool: 'threads',
    // Many tests wait for processes of their own, so two cores carry three workers.
    maxWorkers: 3,
    // Long enough for a machine that does other things meanwhile: a limit finds what hangs, it does not time anything.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pure', include: ofPureCode, isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: all, exclude: [...configDefaults.exclude, ...ofPureCode] },
      },
    ],
  },
})
