import { configDefaults, defineConfig } from 'vitest/config'
import { mdx } from './infra/build/mdx.ts'

/** Tests of code that needs one core, a moment, and nothing else. */
const ofPureCode = [
  'src/{aws,config,domain,iam,sigv4}/**/*.test.ts',
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
      // What keeps nothing in its modules is tested with modules that are loaded once: loading AWS's clients anew for each
      // file would take as long as all that is done with them.
      { extends: true, test: { name: 'pure', include: ofPureCode, isolate: false } },
      {
        extends: true,
        test: {
          name: 'infra',
          include: ['infra/**/*.test.{ts,mjs}'],
          exclude: [...configDefaults.exclude, ...ofPureCode],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...ofPureCode],
        },
      },
    ],
  },
})
