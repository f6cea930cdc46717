import { describe, expect, it } from 'vitest'
import { fields, type FieldShape } from '../game.ts'
import { randomFrom } from '../random.ts'
import { moveMeteor, secondsToNextMeteor, spawnMeteor, splitMeteor } from './falling.ts'
import { roundSeconds, shipRow } from './state.ts'

const field = fields.wide

const shapes: FieldShape[] = ['wide', 'square', 'tall']

function spawnMany(elapsedSeconds: number, aimed = false, shape: FieldShape = 'wide') {
  const random = randomFrom(99)
  const round = { field: fields[shape], shipX: 200, elapsedSeconds, aimed, isGold: false }
  return Array.from({ length: 300 }, (_, id) => spawnMeteor(id, round, random))
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
    const pause = (elapsedSeconds: number) => secondsToNextMeteor(elapsedSeconds, randomFrom(3))
    expect(pause(roundSeconds)).toBeLessThan(pause(0) * 0.7)
  })

  it.each(shapes)('cross the ship’s row where the ship was, when aimed on a %s field', (shape) => {
    const round = fields[shape]
    for (let meteor of spawnMany(20, true, shape)) {
      expect(meteor.x).toBeGreaterThanOrEqual(meteor.radius)
      expect(meteor.x).toBeLessThanOrEqual(round.width - meteor.radius)
      while (meteor.y < shipRow(round)) meteor = moveMeteor(meteor, round, 1 / 60)
      expect(Math.abs(meteor.x - 200)).toBeLessThan(6)
    }
  })

  it('come down at the same slant on a field of any shape, when aimed', () => {
    const slants = shapes.map((shape) =>
      mean(spawnMany(20, true, shape).map((one) => Math.abs(one.velocityX) / one.velocityY)),
    )
    expect(Math.max(...slants)).toBeLessThan(Math.min(...slants) * 1.1)
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
