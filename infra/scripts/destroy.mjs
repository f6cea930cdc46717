import { runCommand } from './require-node.mjs'

runCommand(() =>
  import('./run-destroy.mjs').then((module) => module.runDestroy(process.argv.slice(2))),
)
