import { runCommand } from './require-node.mjs'

runCommand(() =>
  import('./run-deploy.mjs').then((module) => module.runDeploy(process.argv.slice(2))),
)
