/** What a deployment costs, in words and tables. The README's tables are these, and a test compares them. */
import { prices } from './prices.ts'
import { peaksOf, type Quota } from './quotas.ts'
import { consumptionOf, costOf, usages } from './usage.ts'

/** Of dollars: `$12.34`, or `less than a cent`. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0'
  if (amount < 0.01) return 'less than a cent'
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
}

/** What it costs while nobody plays: only what lies in the app's bucket. */
export function idleCost(appBytes: number): string {
  const perMonth = (appBytes / 1e9) * prices.s3.perGbMonth
  return `Idle it costs ${dollars(perMonth)} a month, for the ${megabytes(appBytes)} of the app and its source maps in S3. Everything else is paid by use.`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** As Markdown, in columns as Prettier sets them. */
export function costTable(): string {
  return markdownTable(
    ['', 'DynamoDB', 'S3', 'CloudFront', 'in all'],
    usages.map((usage) => {
      const { dynamoDb, s3, cloudFront, total } = costOf(consumptionOf(usage))
      return [usage.name, dollars(dynamoDb), dollars(s3), dollars(cloudFront), dollars(total)]
    }),
  )
}

/** How near each usage comes to the quotas in its busiest minute. */
export function quotaTable(quotas: readonly Quota[]): string {
  return markdownTable(
    ['in the busiest minute', ...quotas.map(({ name }) => name), 'bites first'],
    [
      ['at most, a second', ...quotas.map(({ perSecond }) => String(perSecond)), ''],
      ...usages.map((usage) => {
        const peaks = peaksOf(usage, quotas)
        const shares = quotas.map(({ name }) => {
          const peak = peaks.find(({ quota }) => quota.name === name)
          return peak === undefined ? '' : perSecondText(peak.perSecond)
        })
        const [first] = peaks
        const bites =
          first === undefined ? '' : `${first.quota.name}, at ${percent(first.share)} of it`
        return [usage.name, ...shares, bites]
      }),
    ],
  )
}

function perSecondText(value: number): string {
  if (value < 0.1) return 'under 0.1'
  return value < 10 ? value.toFixed(1) : value.toFixed(0)
}

function percent(share: number): string {
  return share < 0.01 ? 'under 1 %' : `${(share * 100).toFixed(0)} %`
}

/** What a month at the table's limits costs, day and night: the most that strangers can make of it. */
export function mostOfTable(table: { readonly reads: number; readonly writes: number }): string {
  const seconds = 30 * 24 * 60 * 60
  const { perMillionReadUnits, perMillionWriteUnits } = prices.dynamoDb
  const most =
    ((table.reads * seconds) / 1e6) * perMillionReadUnits +
    ((table.writes * seconds) / 1e6) * perMillionWriteUnits
  return `$${most.toFixed(0)}`
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
