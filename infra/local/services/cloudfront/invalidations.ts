/** Invalidations since the start. There is no cache here, so each is completed at once; it is kept to be asked for. */
import type { Clock } from '../../clock.ts'
import type { RandomBytes } from '../../random.ts'
import type { InvalidationBatch } from './invalidation-batch.ts'

export interface Invalidation extends InvalidationBatch {
  /** `I2J0I21PCUYOIK` */
  readonly id: string
  readonly createdAt: Date
}

export interface Invalidations {
  /** The one that was made with the same caller reference, or a new one. */
  create(distributionId: string, batch: InvalidationBatch): Invalidation
  find(distributionId: string, id: string): Invalidation | undefined
}

/** CloudFront shows the last hundred of a distribution. */
const keptAtMost = 100
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

export function createInvalidations(clock: Clock, random: RandomBytes): Invalidations {
  const byDistribution = new Map<string, readonly Invalidation[]>()
  const of = (distributionId: string) => byDistribution.get(distributionId) ?? []
  return {
    create(distributionId, batch) {
      const known = of(distributionId).find(
        ({ callerReference }) => callerReference === batch.callerReference,
      )
      if (known !== undefined) return known
      const letters = Array.from(random(13), (byte) => alphabet.charAt(byte % alphabet.length))
      const invalidation = { ...batch, id: `I${letters.join('')}`, createdAt: clock.now() }
      byDistribution.set(distributionId, [...of(distributionId), invalidation].slice(-keptAtMost))
      return invalidation
    },
    find: (distributionId, id) => of(distributionId).find((each) => each.id === id),
  }
}
