import { expect, it } from 'vitest'
import { similarName } from './similar-name.ts'

const known = ['GetItem', 'PutItem', 'BatchGetItem', 'Query', 'Scan']

it.each([
  ['GetItme', 'GetItem'],
  ['getitems', 'GetItem'],
  ['PutIttem', 'PutItem'],
  ['BatchGetItms', 'BatchGetItem'],
  ['Qery', 'Query'],
  ['canS', undefined],
  ['TransactGetItems', undefined],
  ['', undefined],
])('takes %j for %j', (name, meant) => {
  expect(similarName(name, known)).toBe(meant)
})
