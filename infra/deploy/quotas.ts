/**
 * Which of AWS's limits, or of the template's own, a number of players meets first.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
import { consumptionOf, type Consumption, type Usage } from './usage.ts'

export interface Quota {
  readonly name: string
  readonly perSecond: number
  readonly of: (used: Consumption) => number
  readonly when: 'arriving' | 'playing'
}

/** @param table What the template lets the table take, in units a second. */
export function quotasWith(table: {
  readonly reads: number
  readonly writes: number
}): readonly Quota[] {
  return [
    {
      name: 'Cognito GetId',
      perSecond: 25,
      of: ({ newIdentities }) => newIdentities,
      when: 'arriving',
    },
    {
      name: 'Cognito GetCredentialsForIdentity',
      perSecond: 200,
      of: ({ credentials }) => credentials,
      when: 'playing',
    },
    {
      name: 'table writes',
      perSecond: table.writes,
      of: ({ writeUnits }) => writeUnits,
      when: 'playing',
    },
    {
      name: 'table reads',
      perSecond: table.reads,
      of: ({ readUnits }) => readUnits,
      when: 'playing',
    },
  ]
}

export interface Peak {
  readonly quota: Quota
  /** In the busiest minute. */
  readonly perSecond: number
  /** 1 is all of it. */
  readonly share: number
}

/** How much of each quota the busiest minute takes, the tightest first. */
export function peaksOf(usage: Usage, quotas: readonly Quota[]): readonly Peak[] {
  const used = consumptionOf(usage)
  return quotas
    .map((quota) => {
      const perSecond = (quota.of(used) * usage.busiestMinute[quota.when]) / 60
      return { quota, perSecond, share: perSecond / quota.perSecond }
    })
    .sort((a, b) => b.share - a.share)
}
