// What deploy and destroy share: AWS, the terminal, and a clean stop.
import { importTypeScript } from './import-typescript.mjs'

/**
 * Runs work that Ctrl+C stops between two steps. A second Ctrl+C does not wait. Stopped work ends the process with the exit
 * code that shells know.
 *
 * @param {{ region?: string, profile?: string, endpoint?: string }} destination
 * @param {(needs: { aws: object, terminal: object }) => Promise<unknown>} work
 */
export async function withAws(destination, work) {
  // The SDK's advice to whoever develops with it is none to whoever deploys.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const { connectAws } = await importTypeScript('infra/deploy/aws.ts')
  const { createTerminal } = await importTypeScript('infra/deploy/terminal.ts')
  const terminal = createTerminal(
    { input: process.stdin, output: process.stdout },
    (process.env.CI ?? '') !== '',
  )
  const stop = stopSignal()
  const aws = await connectAws(destination, process.env, stop)
  try {
    await work({ aws, terminal })
  } catch (error) {
    if (error.exitCode === undefined) throw error
    console.error(`\n${error.message}\n${error.resolution}`)
    process.exit(error.exitCode)
  }
}

function stopSignal() {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130)
      stop.abort()
    })
  }
  return stop.signal
}
