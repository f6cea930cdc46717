import { expect, it, vi } from 'vitest'
import type { DynamoDbEngine } from '../services/dynamodb/engine.ts'
import { seededRandom } from './seeded-random.ts'
import { throttleNowAndThen } from './throttled-engine.ts'

function engineThatActs() {
  const act = vi.fn<DynamoDbEngine['act']>(() => Promise.resolve('done'))
  const engine: DynamoDbEngine = {
    checkTypes: () => ({}),
    validate: () => undefined,
    findRefusal: () => Promise.resolve(undefined),
    act,
    ensureTable: () => Promise.resolve(),
    hasTable: () => Promise.resolve(true),
    deleteTable: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
  return { engine, act }
}

const outcome = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  )

const exceeded = 'ProvisionedThroughputExceededException'

it('refuses about one request in so many, the same ones with the same seed', async () => {
  const refusedWith = async (seed: number) => {
    const { engine, act } = engineThatActs()
    const throttled = throttleNowAndThen(engine, {
      random: seededRandom(seed, 'throttles'),
      oneIn: 50,
    })
    const refused: number[] = []
    for (let index = 0; index < 5000; index += 1) {
      const answer = await outcome(
        throttled.act('GetItem', { Key: { UserId: { N: String(index) } } }),
      )
      if (answer !== 'done') refused.push(index)
    }
    expect(act).toHaveBeenCalledTimes(5000 - refused.length)
    return refused
  }
  const refused = await refusedWith(1)
  expect(refused.length).toBeGreaterThan(60)
  expect(refused.length).toBeLessThan(140)
  expect(await refusedWith(1)).toEqual(refused)
  expect(await refusedWith(2)).not.toEqual(refused)
})

it('does nothing for a refused request, and says it in the words of AWS', async () => {
  const { engine, act } = engineThatActs()
  const throttled = throttleNowAndThen(engine, { random: () => 0, oneIn: 50 })
  await expect(throttled.act('PutItem', { Item: {} })).rejects.toMatchObject({
    code: exceeded,
    status: 400,
    namespace: 'com.amazonaws.dynamodb.v20120810',
    message:
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  })
  expect(act).not.toHaveBeenCalled()
})

it('never refuses the same request twice in a row, however unlucky it is', async () => {
  const { engine } = engineThatActs()
  const throttled = throttleNowAndThen(engine, { random: () => 0, oneIn: 50 })
  const answers: string[] = []
  for (let time = 0; time < 4; time += 1) {
    answers.push(await outcome(throttled.act('Query', { TableName: 'GameScores' })))
    expect(await outcome(throttled.act('Query', { TableName: String(time) }))).toBe(exceeded)
  }
  expect(answers).toEqual([exceeded, 'done', exceeded, 'done'])
})

it('leaves operations without items alone', async () => {
  const { engine } = engineThatActs()
  const throttled = throttleNowAndThen(engine, { random: () => 0, oneIn: 50 })
  expect(await outcome(throttled.act('DescribeTable', {}))).toBe('done')
  expect(await outcome(throttled.act('CreateTable', {}))).toBe('done')
})
