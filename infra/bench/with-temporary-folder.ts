/** A folder for the data of one measurement, gone afterwards, also when the bench is stopped half way. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'leading-key-bench-'))
  const giveUp = (signal: string) => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    console.error(`The bench was stopped by ${signal}.`)
    process.exit(1)
  }
  for (const signal of signals) process.once(signal, giveUp)
  try {
    return await work(folder)
  } finally {
    for (const signal of signals) process.off(signal, giveUp)
    await rm(folder, { recursive: true, force: true })
  }
}
