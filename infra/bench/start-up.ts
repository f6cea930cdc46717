/** From the start of the process to a guest's first credentials, against the start of bare Node and of bare dynalite. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { createGuest, findIdentityPool } from './guests.ts'
import { readPort, startStandInProcess, stop } from './server-process.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'start-up'
const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

export async function measureStartUp({ rounds }: BenchOptions): Promise<readonly Figure[]> {
  return withTemporaryFolder(async (folder) => {
    const dataDir = join(folder, 'data')
    // Makes the data folder and whatever is made once, and tells the pool's ID.
    const first = await startStandInProcess(dataDir)
    const poolId = await findIdentityPool(first.host)
    await createGuest(first.host, poolId)
    await first.close()

    const arguments_ = ['--aws-port', '0', '--data', dataDir]
    const firstCredentials = (port: number) => createGuest(`localhost:${port}`, poolId)
    const npm = npmCli()
    const contenders: Readonly<Record<string, () => Promise<number>>> = {
      'stack.mjs to first credentials': () =>
        timeServer(['infra/scripts/stack.mjs', ...arguments_], firstCredentials),
      ...(npm !== undefined && {
        'npm run stack to first credentials': () =>
          timeServer([npm, 'run', 'stack', '--', ...arguments_], firstCredentials),
      }),
      'bare dynalite': () =>
        timeServer(['infra/bench/bare-dynalite.mjs', join(folder, 'dynalite')], (port) =>
          fetch(`http://localhost:${port}/`),
        ),
      'node -e 0': () => timeProcess(['-e', '0']),
    }
    const seconds = new Map<string, number[]>()
    for (let round = 0; round < rounds; round++) {
      for (const [name, time] of Object.entries(contenders))
        seconds.set(name, [...(seconds.get(name) ?? []), (await time()) / 1000])
    }
    const roundsOf = (name: string) => seconds.get(name) ?? []
    const reference = { name: 'bare dynalite', rounds: roundsOf('bare dynalite') }
    const figures = Object.keys(contenders)
      .filter((name) => name.includes('credentials'))
      .map((name) =>
        figure({
          part,
          name,
          unit: 's',
          rounds: roundsOf(name),
          reference,
          goal: { of: 'value', atMost: 0.6 },
          note: 'with a data folder of an earlier run; the reference is a start to the first answer',
        }),
      )
    return [
      ...figures,
      figure({ part, name: 'node -e 0', unit: 's', rounds: roundsOf('node -e 0') }),
    ]
  })
}

/** Milliseconds until the server has given its first answer of worth. */
async function timeServer(
  args: readonly string[],
  use: (port: number) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now()
  // In a group of its own: npm starts a shell, which starts Node.
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  try {
    await use(await readPort(child))
    return performance.now() - startedAt
  } finally {
    await stopGroup(child)
  }
}

async function timeProcess(args: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')
  return performance.now() - startedAt
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || process.platform === 'win32') return stop(child)
  const gone = once(child, 'close')
  process.kill(-child.pid, 'SIGTERM')
  await gone
}

/** npm's own file, which npm tells to what it runs. On Windows its processes could not be stopped together. */
function npmCli(): string | undefined {
  const path = process.env['npm_execpath']
  return process.platform !== 'win32' && path?.endsWith('npm-cli.js') === true ? path : undefined
}
