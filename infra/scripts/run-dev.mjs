// npm run dev: the app from its sources, with hot reload, and the stand-in beside it.
import { ensurePackages } from './ensure-packages.mjs'
import { refuseTakenPorts } from './free-ports.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { root } from './project.mjs'
import { readOptions } from './read-options.mjs'
import { closeWhenStopped } from './until-stopped.mjs'

/** @param {readonly string[]} argv */
export async function runDev(argv) {
  const { port, ...options } = readOptions(argv, 'npm run dev')
  await refuseTakenPorts({ port, ...options }, 'npm run dev')
  await ensurePackages()
  const { startLocalTarget } = await importTypeScript('infra/local/local-target.ts')
  const { startDevServer } = await importTypeScript('infra/local/dev-server.ts')
  const running = await startLocalTarget({
    ...options,
    serveApp: (config) => startDevServer({ root, port, config }),
  })
  closeWhenStopped(running)
  console.log(`Leading Key is ready at ${running.url}, and follows what you save`)
}
