import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-test.mjs').then((module) => module.runTest(process.argv.slice(2))))
