/** Load from another process: what it is asked to send, and what it tells. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { percentile } from './statistics.ts'

export interface LoadJob {
  readonly port: number
  readonly connections: number
  /** Whole HTTP requests. */
  readonly requests: readonly Uint8Array[]
  /** Sends them over and over for so long. Absent: each once. */
  readonly durationMs?: number
}

export interface LoadResult {
  /** One for each request. */
  readonly latenciesMs: Float64Array
  /** How many were answered with another status than 200. */
  readonly failed: number
  readonly firstFailure: string | undefined
  readonly seconds: number
  /** How busy the client was: near 1, it and not the server is what was measured. */
  readonly cpuShare: number
}

export interface LoadClient {
  /** @throws Error where any request was refused: that would measure refusals. */
  run(job: LoadJob): Promise<LoadResult>
  close(): void
}

export function startLoadClient(): LoadClient {
  const child = fork(fileURLToPath(new URL('./load-client.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  return {
    async run(job) {
      child.send(job)
      const [answer] = (await once(child, 'message')) as [LoadResult | { error: string }]
      if ('error' in answer) throw new Error(answer.error)
      if (answer.failed > 0)
        throw new Error(`${answer.failed} requests were refused: ${answer.firstFailure ?? ''}`)
      return answer
    },
    close: () => {
      child.kill()
    },
  }
}

export const requestsPerSecond = ({ latenciesMs, seconds }: LoadResult): number =>
  latenciesMs.length / seconds

export const p50Ms = ({ latenciesMs }: LoadResult): number => percentile(latenciesMs, 50)
