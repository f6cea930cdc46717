import { expect, it } from 'vitest'
import { anIdentityId } from '../testing/builders.ts'
import { drawIdentityLook } from './identity-look.ts'

it('draws the same look for the same identity, and another for another', async () => {
  const look = await drawIdentityLook(anIdentityId('1'))
  expect(await drawIdentityLook(anIdentityId('1'))).toEqual(look)
  expect(await drawIdentityLook(anIdentityId('2'))).not.toEqual(look)
})

it('draws a mirrored face of seven rows and a name of two words', async () => {
  const { name, cells } = await drawIdentityLook(anIdentityId('3'))
  expect(cells).toHaveLength(7)
  for (const row of cells) expect(row.toReversed()).toEqual(row)
  expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
})
