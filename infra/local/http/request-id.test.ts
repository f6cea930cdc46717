import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createDynamoDbRequestIds } from './request-id.ts'

it('gives each request an ID of its own, as random as its source', () => {
  let calls = 0
  const next = createDynamoDbRequestIds((sizeBytes) => {
    calls += 1
    return createHash('shake256', { outputLength: sizeBytes }).update(String(calls)).digest()
  })
  const ids = Array.from({ length: 300 }, () => next())
  expect(new Set(ids).size).toBe(300)
  for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{26}VV4KQNSO5AEMVJF66Q9ASUAAJG$/)
  expect(calls).toBe(3)
})
