import { expect, it } from 'vitest'
import type { Exchange } from '../../domain/exchange.ts'
import { anExchange } from '../../testing/builders.ts'
import { groupTries } from './group-tries.ts'

let made = 0

function aTry(operation: string, changes: Partial<Exchange> & { invocation?: string } = {}) {
  const { invocation, ...rest } = changes
  made += 1
  return anExchange({
    id: `x${String(made)}`,
    operation,
    ...(invocation !== undefined && {
      request: { headers: [['amz-sdk-invocation-id', invocation]], body: '{}' },
    }),
    ...rest,
  })
}

const unanswered = { state: 'failed', status: undefined } as const
const shape = (exchanges: readonly Exchange[]) =>
  groupTries(exchanges).map((tries) => `${tries[0].operation} ×${String(tries.length)}`)

it('takes the tries of one command for one entry, with others in between', () => {
  expect(
    shape([
      aTry('GetItem', { invocation: 'a', status: 400 }),
      aTry('Query', { invocation: 'b' }),
      aTry('GetItem', { invocation: 'a' }),
    ]),
  ).toEqual(['GetItem ×2', 'Query ×1'])
})

it('keeps two commands of the same operation apart', () => {
  expect(
    shape([aTry('GetItem', { invocation: 'a' }), aTry('GetItem', { invocation: 'b' })]),
  ).toEqual(['GetItem ×1', 'GetItem ×1'])
})

it('takes what an outage makes the app repeat for one entry', () => {
  expect(
    shape([
      aTry('Query', { invocation: 'a', ...unanswered }),
      aTry('UpdateItem', { invocation: 'b', ...unanswered }),
      aTry('Query', { invocation: 'c', ...unanswered }),
      aTry('Query', { invocation: 'd', ...unanswered, seat: 'rival' }),
      aTry('Query', { invocation: 'e' }),
    ]),
  ).toEqual(['Query ×3', 'UpdateItem ×1', 'Query ×1'])
})

it('starts anew after an answer', () => {
  expect(
    shape([
      aTry('Query', { invocation: 'a', ...unanswered }),
      aTry('GetItem', { invocation: 'b' }),
      aTry('Query', { invocation: 'c', ...unanswered }),
    ]),
  ).toEqual(['Query ×1', 'GetItem ×1', 'Query ×1'])
})
