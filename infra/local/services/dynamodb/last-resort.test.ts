import { expect, it } from 'vitest'
import { ServiceError } from '../../errors.ts'
import type { EngineOperation } from './engine-operations.ts'
import { createLastResort, surviveEngineExceptions } from './last-resort.ts'

const internal = {
  code: 'InternalServerError',
  status: 500,
  namespace: 'com.amazonaws.dynamodb.v20120810',
  message: 'The request processing has failed because of an unknown error, exception or failure.',
}

type Act = (operation: EngineOperation, input: object) => Promise<unknown>

function withLastResort(engine: Act, limitMs?: number): Act {
  const lastResort = createLastResort(limitMs)
  return (operation, input) => lastResort.act(operation, () => engine(operation, input))
}

const ioError = () =>
  Object.assign(new Error('IO error: 000003.log: No space left on device'), {
    code: 'LEVEL_IO_ERROR',
  })

it('gives what the engine gives', async () => {
  const act = withLastResort(() => Promise.resolve({ Item: {} }))
  expect(await act('GetItem', {})).toEqual({ Item: {} })
})

it('answers as DynamoDB answers its own failures when the engine does not come to an end', async () => {
  const act = withLastResort(() => new Promise(() => undefined), 1)
  const failure = act('Query', {})
  await expect(failure).rejects.toMatchObject(internal)
  await expect(failure).rejects.toMatchObject({
    cause: { message: 'The engine did not end Query within 1 ms.' },
  })
})

it('answers likewise when the engine throws, with what it threw as the cause', async () => {
  const bug = new TypeError('x is undefined')
  const act = withLastResort(() => Promise.reject(bug))
  await expect(act('PutItem', {})).rejects.toMatchObject({ ...internal, cause: bug })
})

it('passes on what DynamoDB says', async () => {
  const said = new ServiceError('ValidationException', 'No.', { status: 400 })
  await expect(withLastResort(() => Promise.reject(said))('PutItem', {})).rejects.toBe(said)
})

it('writes nothing more after a write that could not be stored, but reads on', async () => {
  let writes = 0
  const act = withLastResort((operation) => {
    if (operation === 'GetItem') return Promise.resolve({})
    return ++writes === 2 ? Promise.reject(ioError()) : Promise.resolve({})
  })
  await expect(act('PutItem', {})).resolves.toEqual({})
  await expect(act('UpdateItem', {})).rejects.toMatchObject(internal)
  await expect(act('PutItem', {})).rejects.toMatchObject(internal)
  await expect(act('BatchWriteItem', {})).rejects.toMatchObject(internal)
  await expect(act('GetItem', {})).resolves.toEqual({})
  expect(writes).toBe(2)
})

it('writes on after a read or a bug failed', async () => {
  const act = withLastResort((operation) =>
    operation === 'GetItem'
      ? Promise.reject(ioError())
      : operation === 'DeleteItem'
        ? Promise.reject(new TypeError('bug'))
        : Promise.resolve({}),
  )
  await expect(act('GetItem', {})).rejects.toMatchObject(internal)
  await expect(act('DeleteItem', {})).rejects.toMatchObject(internal)
  await expect(act('PutItem', {})).resolves.toEqual({})
})

it('waits for what the engine still does, and knows what never ends', async () => {
  let end: (() => void) | undefined
  const lastResort = createLastResort(20)
  expect(await lastResort.settle()).toBe(true)
  const first = lastResort.act('PutItem', () => new Promise<void>((resolve) => (end = resolve)))
  const settled = lastResort.settle()
  end?.()
  await first
  expect(await settled).toBe(true)
  const endless = lastResort.act('PutItem', () => new Promise(() => undefined))
  await expect(endless).rejects.toMatchObject(internal)
  expect(await lastResort.settle()).toBe(false)
})

it("survives what dynalite's callbacks throw and reports it, until told to stop", () => {
  const before = process.listeners('uncaughtException')
  const bugs: unknown[] = []
  const stop = surviveEngineExceptions((error) => bugs.push(error))
  const [survive] = process.listeners('uncaughtException').filter((one) => !before.includes(one))
  const bug = new Error('x')
  bug.stack = 'Error: x\n    at /somewhere/node_modules/dynalite/actions/getItem.js:24:7'
  survive?.(bug, 'uncaughtException')
  expect(bugs).toEqual([bug])
  const others = process.listeners('uncaughtException').filter((one) => one !== survive)
  for (const other of others) process.off('uncaughtException', other)
  try {
    expect(() => survive?.(new Error('ours'), 'uncaughtException')).toThrow('ours')
  } finally {
    for (const other of others) process.on('uncaughtException', other)
  }
  expect(bugs).toHaveLength(1)
  stop()
  expect(process.listeners('uncaughtException')).not.toContain(survive)
})
