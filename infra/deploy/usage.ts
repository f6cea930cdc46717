/**
 * How much players use, and what that comes to. The assumptions are few and stated, so that whoever has others can change
 * them; the README's tables are printed from here.
 */
import { prices } from './prices.ts'

export interface Usage {
  readonly name: string
  readonly players: number
  /** Visits of one player in the time that is counted. */
  readonly visits: number
  /** What a player does in one visit. */
  readonly visit: Visit
  /** Which part of all that is done falls into the busiest minute. */
  readonly busiestMinute: {
    /** Of players who come for the first time. */
    readonly arriving: number
    /** Of everything else. */
    readonly playing: number
  }
}

export interface Visit {
  readonly rounds: number
  /** Of the catalogue, half on one's own partition and half on the rival's. */
  readonly attempts: number
  /** Avatar pictures put. */
  readonly pictures: number
}

const aWorkshop: Visit = { rounds: 20, attempts: 60, pictures: 2 }
const aVisit: Visit = { rounds: 8, attempts: 6, pictures: 0.25 }

/** The busiest hour has a tenth of a day, and its busiest minute twice its share. */
const inAMonth = (1 / 30) * (1 / 10) * (2 / 60)
const ofAMonth = { arriving: inAMonth, playing: inAMonth }

export const usages: readonly Usage[] = [
  {
    name: '30 attendees, one day',
    players: 30,
    visits: 1,
    visit: aWorkshop,
    // They all begin when they are told to, within two minutes, and play for two hours in all.
    busiestMinute: { arriving: 1 / 2, playing: 1 / 60 },
  },
  {
    name: '1 player, a month',
    players: 1,
    visits: 4,
    visit: aVisit,
    busiestMinute: { arriving: 1, playing: 1 / 40 },
  },
  {
    name: '10,000 players, a month',
    players: 10_000,
    visits: 4,
    visit: aVisit,
    busiestMinute: ofAMonth,
  },
  {
    name: '1,000,000 players, a month',
    players: 1_000_000,
    visits: 4,
    visit: aVisit,
    busiestMinute: ofAMonth,
  },
]

/** What one thing asks of AWS, each time. */
const asked = {
  /** The round itself, and now and then the top score and the trimming of the rounds counted last. */
  writesPerRound: 1.3,
  /** Scores are read again after a round: one eventually consistent Query below 4 KB. */
  readsPerRound: 0.5,
  readsPerVisit: 1.5,
  /** What IAM refuses costs nothing; of those it grants, half write. */
  writesPerAttempt: 0.25,
  readsPerAttempt: 0.25,
  /** A first visit fetches the app, a later one finds it in the browser's cache but for two files. */
  filesPerFirstVisit: 30,
  filesPerLaterVisit: 2,
  /** Compressed. */
  gbPerFirstVisit: 0.0008,
  gbPerLaterVisit: 0.00001,
  /** One's own and the rival's. */
  identitiesPerPlayer: 2,
  /** One for each identity and hour. */
  credentialsPerVisit: 2,
  itemsPerPlayer: 4,
  gbPerItem: 0.0000003,
  gbPerPicture: 0.00002,
} as const

/** What a usage comes to, in what AWS counts. */
export interface Consumption {
  readonly writeUnits: number
  readonly readUnits: number
  readonly tableGb: number
  readonly requests: number
  readonly gbOut: number
  readonly puts: number
  readonly gets: number
  readonly filesGb: number
  readonly newIdentities: number
  readonly credentials: number
}

export function consumptionOf({ players, visits, visit }: Usage): Consumption {
  const allVisits = players * visits
  const rounds = allVisits * visit.rounds
  const attempts = allVisits * visit.attempts
  const later = allVisits - players
  const pictures = allVisits * visit.pictures
  return {
    writeUnits: rounds * asked.writesPerRound + attempts * asked.writesPerAttempt,
    readUnits:
      rounds * asked.readsPerRound +
      allVisits * asked.readsPerVisit +
      attempts * asked.readsPerAttempt,
    tableGb: players * asked.itemsPerPlayer * asked.gbPerItem,
    requests: players * asked.filesPerFirstVisit + later * asked.filesPerLaterVisit,
    gbOut: players * asked.gbPerFirstVisit + later * asked.gbPerLaterVisit,
    puts: pictures,
    gets: allVisits,
    filesGb: pictures * asked.gbPerPicture,
    newIdentities: players * asked.identitiesPerPlayer,
    credentials: allVisits * asked.credentialsPerVisit,
  }
}

/** In US dollars, by service. */
export interface Cost {
  readonly dynamoDb: number
  readonly s3: number
  readonly cloudFront: number
  readonly total: number
}

/** With what AWS gives every account for good taken off, as if nothing else in the account used it. */
export function costOf(used: Consumption): Cost {
  const { dynamoDb: table, s3: bucket, cloudFront: cdn } = prices
  const dynamoDb =
    (used.writeUnits / 1e6) * table.perMillionWriteUnits +
    (used.readUnits / 1e6) * table.perMillionReadUnits +
    beyond(used.tableGb, table.freeGbMonths) * table.perGbMonth +
    used.tableGb * table.recoveryPerGbMonth
  const s3 =
    (used.puts / 1000) * bucket.perThousandPuts +
    (used.gets / 1000) * bucket.perThousandGets +
    used.filesGb * bucket.perGbMonth
  const cloudFront =
    beyond(used.gbOut, cdn.freeGbOut) * cdn.perGbOut +
    (beyond(used.requests, cdn.freeRequests) / 10_000) * cdn.perTenThousandRequests +
    // The function looks at each request.
    (beyond(used.requests, cdn.freeFunctionCalls) / 1e6) * cdn.perMillionFunctionCalls
  return { dynamoDb, s3, cloudFront, total: dynamoDb + s3 + cloudFront }
}

function beyond(used: number, free: number): number {
  return Math.max(0, used - free)
}
