/** The few statistics that the bench prints. */

/** The middle of the values; of an even number of them, the mean of the middle two. */
export function median(values: readonly number[]): number {
  return (percentile(values, 50, 'lower') + percentile(values, 50, 'upper')) / 2
}

/**
 * The value below which `percent` of the values lie.
 *
 * @param round Which of the two neighbours is taken where it lies between them. Default: the upper.
 */
export function percentile(
  values: ArrayLike<number>,
  percent: number,
  round: 'lower' | 'upper' = 'upper',
): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.')
  const sorted = Float64Array.from(values).sort()
  const rank = ((sorted.length - 1) * percent) / 100
  return sorted[round === 'lower' ? Math.floor(rank) : Math.ceil(rank)] ?? Number.NaN
}
