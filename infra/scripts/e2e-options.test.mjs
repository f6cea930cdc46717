import { expect, it } from 'vitest'
import { readE2eOptions } from './e2e-options.mjs'

const read = (line, env = {}) => readE2eOptions(line.split(' ').filter(Boolean), env)

it('is realistic with the same seed each time, unless told otherwise', () => {
  expect(read('')).toEqual({ realism: { seed: 1 }, rest: [] })
  expect(read('--seed 7').realism).toEqual({ seed: 7 })
  expect(read('--seed=8').realism).toEqual({ seed: 8 })
  expect(read('--no-realism').realism).toBeUndefined()
})

it('leaves everything else to Playwright', () => {
  expect(read('--grep rival --seed 7 --headed').rest).toEqual(['--grep', 'rival', '--headed'])
})

it.each(['--seed', '--seed x', '--seed=', '--seed 1 --no-realism'])('refuses %j', (line) => {
  expect(() => read(line)).toThrow(/--seed/)
})

it('refuses to change another target', () => {
  const env = { BASE_URL: 'https://example.com' }
  expect(() => read('--seed 7', env)).toThrow(/BASE_URL/)
  expect(() => read('--no-realism', env)).toThrow(/BASE_URL/)
  expect(read('--headed', env).rest).toEqual(['--headed'])
})
