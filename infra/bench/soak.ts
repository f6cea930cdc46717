/**
 * A long day in miniature: many guests come, play and go, and afterwards the stand-in must hold no more memory than once
 * it was warm.
 */
import { join } from 'node:path'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { createGuest, credentialsCall, findIdentityPool, type Guest } from './guests.ts'
import { startLoadClient } from './load.ts'
import { scoreCall } from './score-calls.ts'
import { startStandInProcess, type Memory } from './server-process.ts'
import { slope } from './statistics.ts'
import { createSigner, postBytes } from './signed-request.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'soak'
const connections = 16
const segmentCount = 20
/** New guests in each segment: in the first half more than the gate's caches hold (10,000), so that these are full then. */
const guestsInSegment = 1250

export async function measureSoak({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const requestCount = quick ? 50_000 : 500_000
  const inSegment = requestCount / segmentCount
  return withTemporaryFolder(async (folder) => {
    const client = startLoadClient()
    const standIn = await startStandInProcess(join(folder, 'data'))
    try {
      const { port, host } = standIn
      const poolId = await findIdentityPool(host)
      const samples: (Memory & { readonly requests: number })[] = []
      for (let segment = 1; segment <= segmentCount; segment++) {
        const guests = await openGuests(
          host,
          poolId,
          quick ? guestsInSegment / 10 : guestsInSegment,
        )
        const requests = mixedCalls(host, guests, inSegment)
        await client.run({ port, connections, requests })
        samples.push({ requests: segment * inSegment, ...(await standIn.memory()) })
      }
      const warm = samples.slice(samples.length / 2)
      const note = `${requestCount} requests; memory after a garbage collection, ${warm.length} samples of the second half`
      const pick = (bytes: (memory: Memory) => number) =>
        warm.map((memory) => [memory.requests / 100_000, bytes(memory) / 2 ** 20] as const)
      return [
        ...growth(
          'memory without mapped files',
          pick(({ ownBytes }) => ownBytes),
          note,
        ),
        ...growth(
          'heap',
          pick(({ heapBytes }) => heapBytes),
          note,
        ),
      ]
    } finally {
      client.close()
      await standIn.close()
    }
  })
}

/** Flat means: less than one part in a hundred more for each 100,000 requests. */
function growth(
  name: string,
  points: readonly (readonly [number, number])[],
  note: string,
): readonly Figure[] {
  const sizes = points.map(([, mebibytes]) => mebibytes)
  const inUse = figure({ part, name, unit: 'MiB', rounds: sizes, note })
  return [
    inUse,
    figure({
      part,
      name: `${name}, growth per 100,000 requests`,
      unit: '%',
      rounds: [(slope(points) / inUse.value) * 100],
      goal: { of: 'value', atMost: 1 },
      note,
    }),
  ]
}

/** Eight at a time, as they would come by themselves. */
async function openGuests(host: string, poolId: string, count: number): Promise<readonly Guest[]> {
  const guests: Guest[] = []
  const open = async () => {
    for (let nth = 0; nth < count / 8; nth++) guests.push(await createGuest(host, poolId))
  }
  await Promise.all(Array.from({ length: 8 }, open))
  return guests
}

/** Of twenty: eight reads, five writes, five queries, two calls for new credentials. */
function mixedCalls(host: string, guests: readonly Guest[], count: number): Buffer[] {
  const operations = Array.from({ length: 20 }, (_, index) => {
    if (index < 5) return 'PutItem'
    return index < 13 ? 'GetItem' : index < 18 ? 'Query' : undefined
  })
  const signers = guests.map(({ credentials }) => createSigner(credentials, host))
  return Array.from({ length: count }, (_, nth) => {
    const at = nth % guests.length
    const [guest, sign] = [guests[at], signers[at]]
    if (guest === undefined || sign === undefined) throw new Error('There are no guests.')
    const operation = operations[Math.floor(nth / guests.length) % operations.length]
    const call =
      operation === undefined
        ? credentialsCall(host, guest.identityId)
        : sign(scoreCall(operation, guest.identityId, nth))
    return postBytes(call)
  })
}
