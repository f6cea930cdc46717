/** Servers under measurement, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const projectFolder = file('../..')

export interface ServerProcess {
  readonly port: number
  /** As the server itself names it: the `Host` of requests. */
  readonly host: string
  /** Memory after a garbage collection. */
  memory(): Promise<Memory>
  /** Processor time used so far, all threads together. */
  cpuMs(): Promise<number>
  close(): Promise<void>
}

export interface Memory {
  /** All that is in memory, pages of mapped files too: LevelDB maps its tables, and the system may drop those pages. */
  readonly residentBytes: number
  /** Without mapped files where the system tells (Linux), else the same. */
  readonly ownBytes: number
  readonly heapBytes: number
}

/**
 * The stand-in as `npm run stack` starts it, on a free port.
 *
 * @param nodeOptions More options of Node's: `--cpu-prof`.
 */
export function startStandInProcess(
  dataDir: string,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const script = file('../scripts/stack.mjs')
  return start([...nodeOptions, script, '--aws-port', '0', '--data', dataDir])
}

/** dynalite's own server over LevelDB: no signature is checked, no policy asked. */
export function startBareDynalite(dataDir: string): Promise<ServerProcess> {
  return start([file('./bare-dynalite.mjs'), dataDir])
}

async function start(args: readonly string[]): Promise<ServerProcess> {
  const tellUsage = ['--expose-gc', '--import', new URL('./tell-usage.mjs', import.meta.url).href]
  const child = spawn(process.execPath, [...tellUsage, ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const port = await readPort(child)
  const ask = async (question: string): Promise<unknown> => {
    child.send(question)
    const [answer] = (await once(child, 'message')) as [unknown]
    return answer
  }
  return {
    port,
    host: `localhost:${port}`,
    memory: async () => (await ask('memory')) as Memory,
    cpuMs: async () => ((await ask('cpu')) as { cpuMs: number }).cpuMs,
    close: () => stop(child),
  }
}

/** Waits for the line that names the address. */
export function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const port = /http:\/\/localhost:(\d+)\s/.exec(output)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.once('exit', (code) => {
      reject(new Error(`A server ended before it was ready, with code ${String(code)}: ${output}`))
    })
    child.once('error', reject)
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
