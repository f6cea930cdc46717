import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: true,
    // Files stay files: the Content-Security-Policy takes no fonts or scripts from data URLs.
    assetsInlineLimit: 0,
  },
})
