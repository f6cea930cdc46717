/**
 * Requests per second through the whole stand-in (HTTP, signature, policy, engine) against dynalite's own server, which
 * only has the engine. Same requests, same data, in turn.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { createGuest, findIdentityPool, type Guest } from './guests.ts'
import { requestsPerSecond, startLoadClient, type LoadClient } from './load.ts'
import {
  createTableCall,
  itemsInPartition,
  measuredOperations,
  scoreCall,
  type MeasuredOperation,
} from './score-calls.ts'
import { sendCall } from './send-call.ts'
import { startBareDynalite, startStandInProcess } from './server-process.ts'
import { createSigner, postBytes } from './signed-request.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const part = 'throughput'
const connections = 16
/** More than one player plays, and none sends the same bytes twice in a round of this many. */
const guestCount = 64
const callsPerGuest = 64

interface Contender {
  readonly name: string
  readonly port: number
  readonly host: string
  /** Absent for a process that is not ours. */
  readonly cpuMs?: () => Promise<number>
}

interface Rates {
  readonly perSecond: number[]
  /** Milliseconds of processor time for a request: what does not change when others use the machine as well. */
  readonly cpuMs: number[]
}

export async function measureThroughput(options: BenchOptions): Promise<readonly Figure[]> {
  const { rounds, quick, dynamoDbLocal, cpuProfiles } = options
  const durationMs = quick ? 1000 : 3000
  const nodeOptions = cpuProfiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', cpuProfiles]
  return withTemporaryFolder(async (folder) => {
    const client = startLoadClient()
    const standIn = await startStandInProcess(join(folder, 'stand-in'), nodeOptions)
    const dynalite = await startBareDynalite(join(folder, 'dynalite'))
    try {
      const poolId = await findIdentityPool(standIn.host)
      const guests: Guest[] = []
      while (guests.length < guestCount) guests.push(await createGuest(standIn.host, poolId))

      const references: Contender[] = [{ name: 'bare dynalite', ...dynalite }]
      if (dynamoDbLocal !== undefined) references.push(contenderAt(dynamoDbLocal))
      for (const { host } of references) await createTable(host)
      const contenders: Contender[] = [{ name: 'stand-in', ...standIn }, ...references]
      for (const contender of contenders) await prepare(client, contender, guests, durationMs)

      const rates = new Map<string, Rates>()
      let busiest = 0
      for (let round = 0; round < rounds; round++) {
        for (const operation of measuredOperations) {
          // Whoever goes first in one round goes last in the next.
          for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
            const { name, port, host } = contender
            const requests = signedCalls(operation, guests, host)
            const cpuBefore = await contender.cpuMs?.()
            const result = await client.run({ port, connections, requests, durationMs })
            const cpuAfter = await contender.cpuMs?.()
            const { perSecond, cpuMs } = ratesOf(rates, name, operation)
            perSecond.push(requestsPerSecond(result))
            if (cpuBefore !== undefined && cpuAfter !== undefined)
              cpuMs.push((cpuAfter - cpuBefore) / result.latenciesMs.length)
            busiest = Math.max(busiest, result.cpuShare)
          }
        }
      }
      const note = `${connections} connections, ${guestCount} guests, ${guestCount * callsPerGuest} different requests; the client was at most ${Math.round(busiest * 100)} % busy`
      return references.flatMap(({ name }) =>
        measuredOperations.flatMap((operation) =>
          compare(operation, ratesOf(rates, 'stand-in', operation), {
            name,
            rates: ratesOf(rates, name, operation),
            note,
          }),
        ),
      )
    } finally {
      client.close()
      await Promise.all([standIn.close(), dynalite.close()])
    }
  })
}

function ratesOf(rates: Map<string, Rates>, name: string, operation: MeasuredOperation): Rates {
  const key = `${name} ${operation}`
  const known = rates.get(key)
  if (known) return known
  const none: Rates = { perSecond: [], cpuMs: [] }
  rates.set(key, none)
  return none
}

function compare(
  operation: MeasuredOperation,
  own: Rates,
  reference: { readonly name: string; readonly rates: Rates; readonly note: string },
): readonly Figure[] {
  const { name, rates, note } = reference
  const throughput = figure({
    part,
    name: operation,
    unit: 'req/s',
    rounds: own.perSecond,
    reference: { name, rounds: rates.perSecond },
    goal: { of: 'ratio', atLeast: 0.75 },
    note,
  })
  if (rates.cpuMs.length === 0) return [throughput]
  return [
    throughput,
    figure({
      part,
      name: `${operation}, processor time`,
      unit: 'ms',
      rounds: own.cpuMs,
      reference: { name, rounds: rates.cpuMs },
      note: 'all threads, the store’s too; tells more than requests per second where others use the machine',
    }),
  ]
}

/** Fills the table, and lets every kind of request run long enough to be compiled. */
async function prepare(
  client: LoadClient,
  { port, host }: Contender,
  guests: readonly Guest[],
  durationMs: number,
): Promise<void> {
  const requests = signedCalls('PutItem', guests, host, itemsInPartition)
  await client.run({ port, connections, requests })
  for (const operation of measuredOperations) {
    const calls = signedCalls(operation, guests, host)
    await client.run({ port, connections, requests: calls, durationMs })
  }
}

/** Signed just now, so that none is out of date when it is sent. Guests take turns. */
function signedCalls(
  operation: MeasuredOperation,
  guests: readonly Guest[],
  host: string,
  perGuest = callsPerGuest,
): Buffer[] {
  const signers = guests.map(({ credentials }) => createSigner(credentials, host))
  return Array.from({ length: perGuest }, (_, nth) =>
    guests.flatMap(({ identityId }, guest) => {
      const sign = signers[guest]
      return sign ? [postBytes(sign(scoreCall(operation, identityId, nth)))] : []
    }),
  ).flat()
}

function contenderAt(url: URL): Contender {
  return { name: 'DynamoDB Local', port: Number(url.port), host: url.host }
}

/** For servers that take any credentials. */
async function createTable(host: string): Promise<void> {
  const sign = createSigner({ accessKeyId: 'BENCH', secretAccessKey: 'bench' }, host)
  const { ok, text } = await sendCall(host, sign(createTableCall))
  if (!ok && !text.includes('ResourceInUseException'))
    throw new Error(`The table could not be made at ${host}: ${text}`)
  // dynalite makes a table a moment after it said so.
  await sleep(500)
}
