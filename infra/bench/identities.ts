/** Does it matter how many identities there are? A thousand against a million: answer times and memory. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { systemClock } from '../local/clock.ts'
import { openState } from '../local/state/open-state.ts'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { credentialsCall, findIdentityPool, openGuest, type Guest } from './guests.ts'
import { p50Ms, startLoadClient, type LoadClient } from './load.ts'
import { scoreCall } from './score-calls.ts'
import { startStandInProcess, type Memory, type ServerProcess } from './server-process.ts'
import { createSigner, postBytes } from './signed-request.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'identities'
const fewIdentities = 1000
/** How many of the many are asked for: more than fit the store's block cache. */
const sampleSize = 20_000
const guestCount = 1000

export async function measureIdentities(options: BenchOptions): Promise<readonly Figure[]> {
  const { rounds, quick, identities: manyIdentities } = options
  const requestsInRound = quick ? 2000 : 10_000
  return withTemporaryFolder(async (folder) => {
    const client = startLoadClient()
    const few = await startFilled(join(folder, 'few'), fewIdentities)
    const many = await startFilled(join(folder, 'many'), manyIdentities)
    try {
      const times = { few: emptyTimes(), many: emptyTimes() }
      const memory = { few: [] as Memory[], many: [] as Memory[] }
      for (const server of [few, many]) await measure(client, server, requestsInRound)
      for (let round = 0; round < rounds; round++) {
        for (const [name, server] of inTurn(round, { few, many })) {
          const { credentials, getItem } = await measure(client, server, requestsInRound)
          times[name].credentials.push(credentials)
          times[name].getItem.push(getItem)
          memory[name].push(await server.process.memory())
        }
      }
      const common = { part, goal: { of: 'ratio', atMost: 1.2 } } as const
      const note = `${manyIdentities} identities against ${fewIdentities}, one connection`
      const name = `with ${fewIdentities}`
      const compared = (bytes: (memory: Memory) => number) => {
        const mebibytes = (rounds: readonly Memory[]) =>
          rounds.map((memory) => bytes(memory) / 2 ** 20)
        return {
          unit: 'MiB',
          rounds: mebibytes(memory.many),
          reference: { name, rounds: mebibytes(memory.few) },
        }
      }
      return [
        figure({
          ...common,
          name: 'GetCredentialsForIdentity, p50',
          unit: 'ms',
          rounds: times.many.credentials,
          reference: { name, rounds: times.few.credentials },
          note,
        }),
        figure({
          ...common,
          name: 'GetItem as a guest, p50',
          unit: 'ms',
          rounds: times.many.getItem,
          reference: { name, rounds: times.few.getItem },
          note,
        }),
        figure({
          ...common,
          ...compared(({ ownBytes }) => ownBytes),
          name: 'memory without mapped files',
          note,
        }),
        figure({
          part,
          ...compared(({ residentBytes }) => residentBytes),
          name: 'resident memory',
          note: 'with LevelDB’s files, which it maps: pages of them that were read stay until the system wants the room',
        }),
      ]
    } finally {
      client.close()
      await Promise.all([few.process.close(), many.process.close()])
    }
  })
}

interface FilledServer {
  readonly process: ServerProcess
  readonly sample: readonly string[]
  readonly guests: readonly Guest[]
}

/** A stand-in with so many identities: the first start makes the pool, then the store is filled directly. */
async function startFilled(dataDir: string, count: number): Promise<FilledServer> {
  const first = await startStandInProcess(dataDir)
  const poolId = await findIdentityPool(first.host)
  await first.close()
  const sample = await fill(dataDir, poolId, count)

  const process = await startStandInProcess(dataDir)
  const guests: Guest[] = []
  for (const identityId of sample.slice(0, guestCount))
    guests.push(await openGuest(process.host, identityId))
  return { process, sample, guests }
}

/** Answers some of the IDs, evenly spread over the time of their making. */
async function fill(dataDir: string, poolId: string, count: number): Promise<readonly string[]> {
  const batchSize = 1000
  const random = (sizeBytes: number) => randomBytes(sizeBytes)
  const state = await openState(dataDir, { clock: systemClock, random })
  try {
    const sample: string[] = []
    for (let made = 0; made < count; made += batchSize) {
      const size = Math.min(batchSize, count - made)
      const ids = await state.identities.createIdentities(poolId, size, new Date())
      sample.push(...ids.slice(0, Math.ceil((size * sampleSize) / count)))
    }
    return sample
  } finally {
    await state.close()
  }
}

async function measure(client: LoadClient, server: FilledServer, requestsInRound: number) {
  const { port, host } = server.process
  const credentials = server.sample.map((id) => postBytes(credentialsCall(host, id)))
  const getItem = server.guests.map(({ identityId, credentials }, nth) =>
    postBytes(createSigner(credentials, host)(scoreCall('GetItem', identityId, nth))),
  )
  const p50Of = async (requests: readonly Buffer[]) =>
    p50Ms(await client.run({ port, connections: 1, requests: repeated(requests, requestsInRound) }))
  return { credentials: await p50Of(credentials), getItem: await p50Of(getItem) }
}

/** In a random order, so that neighbours in the store are not asked for one after the other. */
function repeated(requests: readonly Buffer[], count: number): Buffer[] {
  return Array.from({ length: count }, () => {
    const request = requests[Math.floor(Math.random() * requests.length)]
    if (request === undefined) throw new Error('There is nothing to send.')
    return request
  })
}

function emptyTimes() {
  return { credentials: [] as number[], getItem: [] as number[] }
}

function inTurn(round: number, servers: Readonly<Record<'few' | 'many', FilledServer>>) {
  const both = [['few', servers.few] as const, ['many', servers.many] as const]
  return round % 2 === 0 ? both : both.toReversed()
}
