import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-e2e.mjs').then((module) => module.runE2e(process.argv.slice(2))))
