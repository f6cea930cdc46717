import { expect, it } from 'vitest'
import { answerLater, latencyMs } from './latency.ts'
import { seededRandom } from './seeded-random.ts'

it('is mostly short, now and then long, and never outside of 5 to 60 ms', () => {
  const random = seededRandom(1, 'latency')
  const drawn = Array.from({ length: 10_000 }, () => latencyMs(random)).sort((a, b) => a - b)
  expect(drawn.at(0)).toBe(5)
  expect(drawn.at(-1)).toBe(60)
  expect(drawn.at(5000)).toBeGreaterThan(14)
  expect(drawn.at(5000)).toBeLessThan(16)
  expect(drawn.at(9500)).toBeGreaterThan(35)
})

it('acts at once and answers later', async () => {
  const events: string[] = []
  let arrive = () => {}
  const handle = answerLater(
    () => {
      events.push('acted')
      return Promise.resolve({ status: 200, headers: {}, body: 'done' })
    },
    (ms) => {
      events.push(`waits ${String(ms)} ms`)
      return new Promise((resolve) => {
        arrive = resolve
      })
    },
    () => 20,
  )
  const request = { method: 'POST', target: '/', rawHeaders: [], body: new Uint8Array() }
  const answered = handle(request, '127.0.0.1').then(({ body }) => events.push(String(body)))
  await Promise.resolve()
  expect(events).toEqual(['acted', 'waits 20 ms'])
  arrive()
  await answered
  expect(events).toEqual(['acted', 'waits 20 ms', 'done'])
})
