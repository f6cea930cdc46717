/** Leaves of the SDK's `package.json` files only what the SDK reads: its clients import them whole for their version. */
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const sdkPackage = /[\\/]@aws-sdk[\\/][\w-]+[\\/]package\.json$/

export function sdkVersion(): Plugin {
  return {
    name: 'leading-key:sdk-version',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: sdkPackage },
      async handler(id) {
        const { version } = JSON.parse(await readFile(id, 'utf8')) as { version: string }
        // Still JSON: what comes after reads it as such.
        return JSON.stringify({ version })
      },
    },
  }
}
