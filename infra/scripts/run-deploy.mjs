// npm run deploy: the template and the built app, on an AWS account.
import { join } from 'node:path'
import { deployHelp, parseDeployOptions } from './deploy-options.mjs'
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { root } from './project.mjs'
import { withAws } from './with-aws.mjs'

/** @param {readonly string[]} argv */
export async function runDeploy(argv) {
  const options = parseDeployOptions(argv, process.env)
  if (options === 'help') {
    console.log(deployHelp)
    return
  }
  await ensurePackages()
  const { deploy } = await importTypeScript('infra/deploy/deploy.ts')
  await withAws(options, ({ aws, terminal }) =>
    deploy(options, {
      aws,
      terminal,
      template: join(root, 'infra/game-scores.yaml'),
      build: ensureBuild,
      now: () => new Date(),
    }),
  )
}
