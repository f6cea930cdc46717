// Builds the app where what was built last is missing or older than the sources.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint, root, textOf } from './project.mjs'
import { runNode } from './run-process.mjs'
import { UserError } from './user-error.mjs'
import { withLock } from './with-lock.mjs'

/** Everything that a build is made of. */
const sources = [
  'src',
  'public',
  'infra/build',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
]

/** Makes sure that `dist` is the build of the present sources, and returns its path. */
export async function ensureBuild(folder = root) {
  const dist = join(folder, 'dist')
  const marker = join(dist, '.leading-key-build')
  await withLock(
    'build',
    folder,
    async () => {
      const wanted = await fingerprint(folder, sources, isBuilt)
      if ((await textOf(marker)) === wanted) return
      await rm(marker, { force: true })
      const vite = join(folder, 'node_modules/vite/bin/vite.js')
      const { code, output } = await runNode([vite, 'build'], { cwd: folder })
      if (code !== 0) {
        console.error(output)
        throw new UserError(
          'The app could not be built; Vite says why above.',
          'Mend that and run the command again.',
        )
      }
      await writeFile(marker, wanted)
    },
    { onWait: (pid) => console.log(`Another command (process ${pid}) builds the app; waiting…`) },
  )
  return dist
}

/** Tests are beside the sources and no part of the build. */
function isBuilt(path) {
  return !/\.test\.tsx?$/.test(path) && !path.startsWith('src/testing/')
}
