import { expect, it } from 'vitest'
import { anIdentityId } from '../testing/builders.ts'
import { crowns, heads, legs, mouths } from './face-parts.ts'
import { drawIdentityLook } from './identity-look.ts'

const room = Array.from(
  { length: 24 },
  (_, seat) => `us-west-2:${seat.toString(16).padStart(8, '0')}-aaaa-4bbb-8ccc-dddddddddddd`,
)

it('draws the same look for the same identity, and another for another', async () => {
  const look = await drawIdentityLook(anIdentityId('1'))
  expect(await drawIdentityLook(anIdentityId('1'))).toEqual(look)
  expect(await drawIdentityLook(anIdentityId('2'))).not.toEqual(look)
})

it('draws a mirrored face of nine rows and a name of two words', async () => {
  const { name, cells, hue } = await drawIdentityLook(anIdentityId('3'))
  expect(cells).toHaveLength(9)
  for (const row of cells) {
    expect(row).toHaveLength(9)
    expect(row.toReversed()).toEqual(row)
  }
  expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  expect(hue).toBeGreaterThanOrEqual(1)
  expect(hue).toBeLessThanOrEqual(8)
})

it('tells a room of 24 people apart, by face and by name', async () => {
  const looks = await Promise.all(room.map(drawIdentityLook))
  expect(new Set(looks.map(({ cells }) => JSON.stringify(cells))).size).toBe(24)
  expect(new Set(looks.map(({ name }) => name)).size).toBe(24)
  expect(new Set(looks.map(({ hue }) => hue)).size).toBeGreaterThanOrEqual(6)
})

it('shows a millionth of an identity ID at most: many IDs share each look', () => {
  const looks = crowns.length * heads.length * mouths.length * legs.length * 8 * 64 * 64
  // An identity ID has 122 random bits.
  expect(Math.log2(looks)).toBeLessThanOrEqual(27)
})

it.each(Object.entries({ crowns, heads, mouths, legs }))(
  'has eight different %s of five columns',
  (_, parts) => {
    expect(new Set(parts.map((part) => part.join('/'))).size).toBe(8)
    for (const row of parts.flat()) expect(row).toMatch(/^[.#]{5}$/)
  },
)
