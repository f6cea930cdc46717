import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-stack.mjs').then((module) => module.runStack(process.argv.slice(2))))
