import { expect, it } from 'vitest'
import { pathOf, sprites } from './sprites.ts'

it('draws every picture eight by eight, of known signs only', () => {
  for (const rows of Object.values(sprites)) {
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row).toMatch(/^[.#+]{8}$/)
  }
})

it('joins the pixels of a row', () => {
  expect(pathOf('keycard', '+')).toBe('M5 5h1v1h-1z')
  expect(pathOf('keycard', '#').startsWith('M0 1h8v1h-8z')).toBe(true)
})
