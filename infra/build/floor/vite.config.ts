import { defineConfig } from 'vite'

/** Builds what the app stands on, in the two files that a page needs which shows something before it asks AWS. */
export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      input: ['react-and-query.ts', 'sdk.ts'].map((name) => `${import.meta.dirname}/${name}`),
    },
  },
})
