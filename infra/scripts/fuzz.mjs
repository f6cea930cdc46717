import { runCommand } from './require-node.mjs'

runCommand(() =>
  import('./run-attacks.mjs').then((module) => module.runFuzz(process.argv.slice(2))),
)
