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
import { median } from './statistics.ts'
import { createSigner, postBytes } from './signed-request.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'soak'
const connections = 16
/** As many again come before, and are not counted: LevelDB's own memory is the last to settle, after some 400,000 requests. */
const segmentCount = 20
/** New guests in each segment: while it warms up more than the gate's caches hold (10,000), so that these are full then. */
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
      const samples: Memory[] = []
      for (let segment = 1 - segmentCount; segment <= segmentCount; segment++) {
        const guests = await openGuests(
          host,
          poolId,
          quick ? guestsInSegment / 10 : guestsInSegment,
        )
        const requests = mixedCalls(host, guests, inSegment)
        await client.run({ port, connections, requests })
        if (segment > 0) samples.push(await standIn.memory())
      }
      const note = `${requestCount} requests after ${requestCount} to warm up; ${samples.length} samples, each after a garbage collection; growth is that from the median of the first half to that of the second`
      const pick = (bytes: (memory: Memory) => number) => ({
        mebibytes: samples.map((memory) => bytes(memory) / 2 ** 20),
        requests: requestCount,
        note,
      })
      return [
        ...growth(
          'memory without mapped files',
          pick(({ ownBytes }) => ownBytes),
        ),
        ...growth(
          'heap',
          pick(({ heapBytes }) => heapBytes),
        ),
      ]
    } finally {
      client.close()
      await standIn.close()
    }
  })
}

interface Samples {
  /** Evenly spread over the requests. */
  readonly mebibytes: readonly number[]
  readonly requests: number
  readonly note: string
}

/** Flat means: less than one part in a hundred more for each 100,000 requests. */
function growth(name: string, { mebibytes, requests, note }: Samples): readonly Figure[] {
  const inUse = figure({ part, name, unit: 'MiB', rounds: mebibytes, note })
  const half = mebibytes.length / 2
  const grownBy = median(mebibytes.slice(half)) - median(mebibytes.slice(0, half))
  return [
    inUse,
    figure({
      part,
      name: `${name}, growth per 100,000 requests`,
      unit: '%',
      rounds: [(grownBy / inUse.value / (requests / 2 / 100_000)) * 100],
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
