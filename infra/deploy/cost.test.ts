import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTemplate } from '../local/template/load-template.ts'
import { costTable, dollars, idleCost, mostOfTable, quotaTable } from './cost.ts'
import { prices } from './prices.ts'
import { peaksOf, quotasWith } from './quotas.ts'
import { consumptionOf, costOf, usages, type Consumption } from './usage.ts'

const root = join(import.meta.dirname, '../..')

/** As the template limits the table. */
function templateLimits() {
  const { parameters } = loadTemplate(join(root, 'infra/game-scores.yaml'))
  const limit = (name: string) => Number(parameters.get(name)?.default)
  return { reads: limit('MaxReadUnitsPerSecond'), writes: limit('MaxWriteUnitsPerSecond') }
}

const nothing: Consumption = {
  writeUnits: 0,
  readUnits: 0,
  tableGb: 0,
  requests: 0,
  gbOut: 0,
  puts: 0,
  gets: 0,
  filesGb: 0,
  newIdentities: 0,
  credentials: 0,
}

describe('what use costs', () => {
  it.each<[Partial<Consumption>, number]>([
    [{}, 0],
    [{ writeUnits: 1e6 }, 0.625],
    [{ readUnits: 2e6 }, 0.25],
    // Storage is free to 25 GB; recovery to a point in time is not.
    [{ tableGb: 10 }, 2],
    [{ tableGb: 35 }, 2.5 + 7],
    [{ puts: 1000, gets: 10_000 }, 0.009],
    [{ filesGb: 100 }, 2.3],
    [{ gbOut: 1024 }, 0],
    [{ gbOut: 1124 }, 8.5],
    [{ requests: 2_000_000 }, 0],
    [{ requests: 3_000_000 }, 0.1],
    [{ requests: 11_000_000 }, 1 + 0.9],
    [{ newIdentities: 1e9, credentials: 1e9 }, 0],
  ])('%j is %d dollars', (used, total) => {
    expect(costOf({ ...nothing, ...used }).total).toBeCloseTo(total, 6)
  })

  it('adds up, and grows with the players', () => {
    const costs = usages.map((usage) => costOf(consumptionOf(usage)))
    for (const { dynamoDb, s3, cloudFront, total } of costs) {
      expect(dynamoDb + s3 + cloudFront).toBeCloseTo(total, 9)
    }
    const [, one, tenThousand, million] = costs.map(({ total }) => total)
    expect(tenThousand).toBeCloseTo((one ?? 0) * 10_000, 6)
    expect(million).toBeGreaterThan((tenThousand ?? 0) * 100)
  })

  it('is bounded by what the table takes', () => {
    // 259.2 million writes and as many reads.
    expect(mostOfTable({ reads: 100, writes: 100 })).toBe('$194')
  })

  it('is said in words that fit the amount', () => {
    expect([0, 0.0001, 0.01, 1.5, 1234.5].map(dollars)).toEqual([
      '$0',
      'less than a cent',
      '$0.01',
      '$1.50',
      '$1,234.50',
    ])
    expect(idleCost(9_000_000)).toBe(
      'Idle it costs less than a cent a month, for the 9.0 MB of the app and its source maps in S3. Everything else is paid by use.',
    )
  })
})

describe('what bites first', () => {
  const first = (name: string) => {
    const usage = usages.find((each) => each.name.startsWith(name))
    if (usage === undefined) throw new Error(`There is no usage ${name}.`)
    return peaksOf(usage, quotasWith(templateLimits()))[0]
  }

  it('is no quota for a workshop', () => {
    expect(first('30 attendees')?.share).toBeLessThan(0.5)
  })

  it('is the template’s own limit on writes for a million players, and not yet all of it', () => {
    const peak = first('1,000,000')
    expect(peak?.quota.name).toBe('table writes')
    expect(peak?.share).toBeGreaterThan(0.5)
    expect(peak?.share).toBeLessThan(1)
  })
})

describe('the README', () => {
  it('has the tables as they are computed here, and their date', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    expect(readme).toContain(costTable())
    expect(readme).toContain(quotaTable(quotasWith(templateLimits())))
    expect(readme).toContain(`comes to ${mostOfTable(templateLimits())} a month`)
    expect(readme).toContain(prices.asOf)
  })
})
