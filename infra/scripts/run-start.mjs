// npm start: the built app, and the stand-in that it talks to, in this one process.
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { refuseTakenPorts } from './free-ports.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { readOptions } from './read-options.mjs'
import { closeWhenStopped } from './until-stopped.mjs'

/** @param {readonly string[]} argv */
export async function runStart(argv) {
  const { port, ...options } = readOptions(argv, 'npm start')
  await refuseTakenPorts({ port, ...options }, 'npm start')
  await ensurePackages()
  // Another process builds while this one starts the stand-in.
  const build = ensureBuild()
  // Whoever awaits it below sees the failure; until then it is nobody's.
  build.catch(() => {})
  const { startLocalTarget } = await importTypeScript('infra/local/local-target.ts')
  const { startAppServer } = await importTypeScript('infra/local/app-server.ts')
  const running = await startLocalTarget({
    ...options,
    serveApp: async (config) => startAppServer({ distDir: await build, port, config }),
  })
  closeWhenStopped(running)
  console.log(`Leading Key is ready at ${running.url}`)
}
