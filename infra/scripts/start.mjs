import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-start.mjs').then((module) => module.runStart(process.argv.slice(2))))
