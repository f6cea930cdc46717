import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'infra/**/*.test.{ts,mjs}'],
    // A component test says `// @vitest-environment happy-dom` at its top.
    environment: 'node',
    pool: 'threads',
  },
})
