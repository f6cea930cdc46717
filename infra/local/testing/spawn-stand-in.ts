/** The stand-in as its users run it: a process of its own, that can be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { administratorCredentials } from './start-test-stand-in.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const script = fileURLToPath(new URL('../../scripts/stack.mjs', import.meta.url))
const readyLine = /AWS_ENDPOINT_URL=(\S+)/

export interface SpawnOptions {
  readonly dataDir: string
  readonly template?: string
  /** Without the template file's stack. */
  readonly isEmpty?: boolean
  /** Default: a free one. */
  readonly port?: number
  /** Runs as this user, on systems that have such. */
  readonly uid?: number
}

export interface SpawnedStandIn {
  readonly url: string
  readonly pid: number
  /** What it wrote to standard error so far. */
  errorOutput(): string
  /** Nobody reads what it writes any more, as when its terminal is gone. */
  closeOutput(): void
  isRunning(): boolean
  /** Memory that the process has now, in bytes. Linux only. */
  residentBytes(): number
  /** SIGKILL: it has no chance to do anything. */
  kill(): Promise<void>
  /** Ctrl+C: it closes its files. */
  stop(): Promise<void>
}

/** How a start ended that came to nothing. */
export interface FailedStart {
  readonly code: number | null
  readonly errorOutput: string
}

/** Resolves when it answers. @throws Error with its output where it ended instead */
export async function spawnStandIn(options: SpawnOptions): Promise<SpawnedStandIn> {
  const started = await trySpawn(options)
  if ('url' in started) return started
  throw new Error(`The stand-in did not start: ${started.errorOutput}`)
}

/** How a start fails. @throws Error where it does not */
export async function failedStart(options: SpawnOptions): Promise<FailedStart> {
  const started = await trySpawn(options)
  if (!('url' in started)) return started
  await started.kill()
  throw new Error('The stand-in started.')
}

async function trySpawn(options: SpawnOptions): Promise<SpawnedStandIn | FailedStart> {
  const { dataDir, template, isEmpty = false, port = 0, uid } = options
  const args = [
    script,
    '--aws-port',
    String(port),
    '--data',
    dataDir,
    ...(isEmpty ? ['--empty'] : []),
  ]
  const child = spawn(
    process.execPath,
    template === undefined ? args : [...args, '--template', template],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...(uid !== undefined && { uid }) },
  )
  let output = ''
  let errorOutput = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errorOutput += text))
  child.stdout.setEncoding('utf8')
  const closed = once(child, 'close')
  const url = await new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text
      const ready = readyLine.exec(output)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.once('close', () => {
      resolve(undefined)
    })
  })
  if (url === undefined) return { code: child.exitCode, errorOutput }
  const { pid } = child
  if (pid === undefined) throw new Error('A process that runs has an ID.')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await closed
  }
  return {
    url,
    pid,
    errorOutput: () => errorOutput,
    closeOutput() {
      child.stdout.destroy()
      child.stderr.destroy()
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    residentBytes() {
      const kibibytes = /VmRSS:\s+(\d+)/.exec(
        readFileSync(`/proc/${String(pid)}/status`, 'utf8'),
      )?.[1]
      return Number(kibibytes) * 1024
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** The template's outputs, asked of a stand-in in another process. */
export async function outputsOf(url: string): Promise<Readonly<Record<string, string>>> {
  const client = new CloudFormationClient({
    region: 'us-west-2',
    endpoint: url,
    credentials: administratorCredentials,
  })
  const { Stacks: stacks } = await client.send(
    new DescribeStacksCommand({ StackName: 'leading-key' }),
  )
  return Object.fromEntries(
    (stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  )
}
