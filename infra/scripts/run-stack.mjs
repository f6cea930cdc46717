// npm run stack: the stand-in alone, for the AWS CLI, boto3 and the like.
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { readOptions } from './read-options.mjs'
import { closeWhenStopped } from './until-stopped.mjs'

/** @param {readonly string[]} argv */
export async function runStack(argv) {
  const { awsPort, dataDir, fresh, template, realism } = readOptions(argv, 'npm run stack')
  await ensurePackages()
  const { startLocalTarget } = await importTypeScript('infra/local/local-target.ts')
  const running = await startLocalTarget({ awsPort, dataDir, fresh, template, realism })
  closeWhenStopped(running)
  console.log(`The stand-in is ready: AWS_ENDPOINT_URL=${running.awsUrl}`)
}
