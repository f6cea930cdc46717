import { runCommand } from './require-node.mjs'

runCommand(() => import('./run-bench.mjs').then((module) => module.runBench(process.argv.slice(2))))
