/** Names the seed of the round: offers to repeat it, or says that it is repeated and offers new ones. */
import { Link } from '../../../ui/link.tsx'

export interface SeedLineProps {
  /** The seed that every round repeats. Absent: each is new. */
  readonly seed: number | undefined
  /** Of the last round that ended. */
  readonly lastSeed: number | undefined
  /** The address of the same game with this seed, or with none. */
  readonly addressOf: (seed: number | undefined) => string
}

export function SeedLine({ seed, lastSeed, addressOf }: SeedLineProps) {
  if (seed !== undefined) {
    return (
      <p className="arcade-seed">
        Seed {seed}: exactly the same round each time on this screen.{' '}
        <Link href={addressOf(undefined)}>New rounds</Link>
      </p>
    )
  }
  if (lastSeed === undefined) return null
  return (
    <p className="arcade-seed">
      Seed {lastSeed}. <Link href={addressOf(lastSeed)}>Repeat this round</Link>
    </p>
  )
}
