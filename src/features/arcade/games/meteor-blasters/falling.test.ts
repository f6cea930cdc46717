import { describe, expect, it } from 'vitest'
import { fields, type FieldShape } from '../game.ts'
import { randomFrom } from '../random.ts'
import { moveMeteor, secondsToNextMeteor, spawnMeteor, splitMeteor } from './falling.ts'
import { roundSeconds, shipRow } from './state.ts'

const field = fields.wide

function spawnMany(elapsedSeconds: number, aimed = false) {
  const random = randomFrom(99)
  return Array.from({ length: 300 }, (_, id) =>
    spawnMeteor(id, { field, shipX: 200, elapsedSeconds, aimed, isGold: false }, random),
  )
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

describe('meteors', () => {
  it('come in three sizes, just above the field', () => {
    const meteors = spawnMany(0)
    expect(new Set(meteors.map(({ size }) => size))).toEqual(new Set(['big', 'medium', 'small']))
    expect(meteors.every(({ y, radius }) => y === -radius)).toBe(true)
  })

  it('fall faster and come sooner towards the end', () => {
    const speed = (elapsedSeconds: number) =>
      mean(spawnMany(elapsedSeconds).map(({ velocityY }) => velocityY))
    expect(speed(roundSeconds)).toBeGreaterThan(speed(0) * 1.3)
    const pause = (elapsedSeconds: number) =>
      secondsToNextMeteor(elapsedSeconds, field, randomFrom(3))
    expect(pause(roundSeconds)).toBeLessThan(pause(0) * 0.7)
  })

  it('cross the ship’s row where the ship was, when aimed', () => {
    for (let meteor of spawnMany(20, true)) {
      while (meteor.y < shipRow(field)) meteor = moveMeteor(meteor, field, 1 / 60)
      expect(Math.abs(meteor.x - 200)).toBeLessThan(5)
    }
  })

  it('are thrown back by the sides', () => {
    const [meteor] = spawnMany(0)
    if (!meteor) throw new Error('no meteor')
    const atLeft = moveMeteor({ ...meteor, x: meteor.radius + 1, velocityX: -120 }, field, 0.1)
    expect(atLeft.velocityX).toBe(120)
    expect(atLeft.x).toBe(meteor.radius)
    const atRight = moveMeteor({ ...meteor, x: 639, velocityX: 120 }, field, 0.1)
    expect(atRight.velocityX).toBe(-120)
  })

  it('come more often on a field that leaves less way to go', () => {
    const pause = (shape: FieldShape) => secondsToNextMeteor(10, fields[shape], randomFrom(3))
    expect(pause('tall')).toBeLessThan(pause('wide'))
    expect(pause('square')).toBeLessThan(pause('wide'))
  })

  it('split into pieces that part to both sides and are smaller', () => {
    const random = randomFrom(5)
    for (const meteor of spawnMany(10)) {
      const pieces = splitMeteor({ ...meteor, velocityX: 0 }, 1000, random)
      expect(pieces).toHaveLength(meteor.size === 'small' ? 0 : 2)
      expect(pieces.every(({ radius }) => radius < meteor.radius)).toBe(true)
      expect(pieces.map(({ id }) => id)).toEqual(pieces.length > 0 ? [1000, 1001] : [])
      expect(pieces.map(({ velocityX }) => Math.sign(velocityX))).toEqual(
        pieces.length > 0 ? [-1, 1] : [],
      )
    }
  })
})
