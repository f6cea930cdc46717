/**
 * Which modules have code in the first load. Packages import much at once that only a part of the app uses which loads later:
 * what speaks S3's and STS's protocols, say. A build of the first load alone, not written anywhere, tells them apart.
 */
import react from '@vitejs/plugin-react'
import { build, normalizePath, type Plugin } from 'vite'
import { aliases } from './aliases.ts'
import { sdkVersion } from './sdk-version.ts'

/** @param entries Paths of the modules that it starts with. What they import later, other than each other, is left out. */
export async function modulesOfFirstLoad(
  root: string,
  entries: readonly string[],
): Promise<ReadonlySet<string>> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [withoutLaterParts(entries), react(), sdkVersion()],
    resolve: { alias: aliases },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: [...entries] },
    },
  })
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Set(
    files.flatMap((file) => {
      if (file.type !== 'chunk') return []
      const modules = Object.entries(file.modules)
      return modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id)
    }),
  )
}

function withoutLaterParts(entries: readonly string[]): Plugin {
  return {
    name: 'leading-key:without-later-parts',
    enforce: 'pre',
    async resolveId(specifier, importer, { kind }) {
      if (kind !== 'dynamic-import') return null
      const resolved = await this.resolve(specifier, importer, { kind, skipSelf: true })
      return resolved && entries.includes(normalizePath(resolved.id))
        ? resolved
        : { id: `later:${specifier}`, external: true }
    },
  }
}
