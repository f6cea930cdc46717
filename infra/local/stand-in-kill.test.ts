import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { killRounds } from './testing/kill-rounds.ts'

// `npm run attack:kill -- --times 50` does it more often.
it('loses nothing that was acknowledged when it is killed while players write', async () => {
  const counts = await killRounds({ times: 3, seed: randomInt(2 ** 31) })
  expect(counts.kills).toBe(3)
  expect(counts.acknowledgedWrites).toBeGreaterThan(0)
}, 90_000)
