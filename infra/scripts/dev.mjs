import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-dev.mjs').then((module) => module.runDev(process.argv.slice(2))))
