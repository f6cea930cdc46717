/** `npm run bench`: measures the stand-in and the app against references in the same run, and shows a table. It judges, it never fails. */
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import type { BenchOptions, BenchPart } from './bench-options.ts'
import { measureFrames } from './browser/frames.ts'
import type { BrowserNeeds } from './browser/needs.ts'
import { measurePageLoad } from './browser/page-load.ts'
import type { Figure } from './figure.ts'
import { measureDecision } from './decision.ts'
import { measureIdentities } from './identities.ts'
import { measureSignature } from './signature.ts'
import { measureSoak } from './soak.ts'
import { measureStartUp } from './start-up.ts'
import { table, verdict } from './table.ts'
import { measureThroughput } from './throughput.ts'

const measurements: Readonly<
  Record<BenchPart, (options: BenchOptions, browser: BrowserNeeds) => Promise<readonly Figure[]>>
> = {
  throughput: measureThroughput,
  decision: measureDecision,
  signature: measureSignature,
  'start-up': measureStartUp,
  identities: measureIdentities,
  soak: measureSoak,
  'page-load': measurePageLoad,
  frames: measureFrames,
}

/** Progress and table go to standard error where standard output is for JSON. */
export async function runBench(options: BenchOptions, browser: BrowserNeeds): Promise<void> {
  const say = options.json === '-' ? console.error : console.log
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    loadBefore: load(),
  }
  say(
    `Node ${machine.node}, ${machine.processors} × ${machine.processor}, load ${machine.loadBefore.join(' ')}`,
  )
  const figures: Figure[] = []
  for (const part of options.parts) {
    const startedAt = performance.now()
    const found = await measurements[part](options, browser)
    figures.push(...found)
    say(
      `${part}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s, load now ${load()[0] ?? 0}`,
    )
  }
  const loadAfter = load()
  say(`\n${table(figures)}\n\n${verdict(figures)} Load ${loadAfter.join(' ')}.`)
  if (options.json === undefined) return
  const { quick, rounds } = options
  const text = `${JSON.stringify({ machine: { ...machine, loadAfter }, quick, rounds, figures }, null, 2)}\n`
  if (options.json === '-') process.stdout.write(text)
  else writeFileSync(options.json, text)
}

/** Load average of 1, 5 and 15 minutes; zeros on Windows. */
function load(): readonly number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100)
}
