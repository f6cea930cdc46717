/** Ctrl+C at every kind of call, before it does anything and when it has done it, and then the same command again. */
import { describe, expect, it } from 'vitest'
import { Interrupted } from './interrupted.ts'
import { aBuild, appFolder } from './testing/app-folder.ts'
import { createFakeAccount, type FakeAccount } from './testing/fake-account.ts'
import { runDeploy as deployTo, runDestroy as destroyIn } from './testing/runs.ts'

const runDeploy: Command = (account, signal) => deployTo(account, { aws: account.connect(signal) })
const runDestroy: Command = (account, signal) => destroyIn(account, account.connect(signal))

/** What is there in the end, without what differs from run to run. */
function stateOf({ stacks, buckets, changeSets }: FakeAccount) {
  return {
    stacks: stacks.map(({ status }) => status).filter((status) => status !== 'DELETE_COMPLETE'),
    objects: [...buckets.values()].map((objects) => [...objects.keys()].sort()),
    changeSets: changeSets.size,
  }
}

/** A build of which one file is new each time. */
const aRelease = (text: string) => appFolder({ ...aBuild, [`assets/only-${text}.js`]: text })

type Command = (account: FakeAccount, signal?: AbortSignal) => Promise<unknown>

/** Runs a command that is stopped at the nth call of an operation. */
async function stopAt(
  account: FakeAccount,
  command: Command,
  when: 'before' | 'after',
  operation: string,
  nth: number,
) {
  const stop = new AbortController()
  let count = 0
  account.around[when] = (called) => {
    if (called === operation && ++count === nth) stop.abort()
  }
  const error: unknown = await command(account, stop.signal).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  account.around[when] = undefined
  return error
}

/** Each operation of an undisturbed run, at its first call and at a middle one. */
async function placesIn(prepare: (account: FakeAccount) => Promise<unknown>, command: Command) {
  const account = createFakeAccount()
  await prepare(account)
  account.calls.length = 0
  await command(account)
  const counts = new Map<string, number>()
  for (const call of account.calls) counts.set(call, (counts.get(call) ?? 0) + 1)
  const places = [...counts].flatMap(([operation, count]) =>
    [...new Set([1, Math.ceil((count + 1) / 2)])].map((nth) => ({ operation, nth })),
  )
  return { places, state: stateOf(account) }
}

async function expectToGoOn(
  prepare: (account: FakeAccount) => Promise<unknown>,
  command: Command,
  when: 'before' | 'after',
  at = /./,
) {
  const { places, state } = await placesIn(prepare, command)
  expect(places.length).toBeGreaterThan(6)
  for (const { operation, nth } of places.filter((each) => at.test(each.operation))) {
    const place = `${when} ${operation} ${nth}`
    const account = createFakeAccount()
    await prepare(account)
    const error = await stopAt(account, command, when, operation, nth)
    expect(error, place).toBeInstanceOf(Interrupted)
    expect(error, place).toMatchObject({
      exitCode: 130,
      resolution: 'Run the same command again: it goes on from there.',
    })
    await command(account)
    expect({ place, ...stateOf(account) }).toEqual({ place, ...state })
  }
}

describe.each(['before', 'after'] as const)('stopped %s a call', (when) => {
  it('a first deployment goes on when it is run again', async () => {
    await expectToGoOn(() => Promise.resolve(), runDeploy, when)
  })

  it('a new release goes on when it is run again', async () => {
    const prepare = async (account: FakeAccount) => {
      await deployTo(account, { distDir: await aRelease('one') })
      await deployTo(account, { distDir: await aRelease('two') })
    }
    const distDir = await aRelease('three')
    const command: Command = (account, signal) =>
      deployTo(account, { aws: account.connect(signal), distDir })
    await expectToGoOn(prepare, command, when, /Object|ChangeSet/)
  })

  it('a destruction goes on when it is run again', async () => {
    await expectToGoOn(runDeploy, runDestroy, when)
  })

  it('a deployment can be destroyed right away', async () => {
    const { places } = await placesIn(() => Promise.resolve(), runDeploy)
    for (const { operation, nth } of places) {
      const account = createFakeAccount()
      await stopAt(account, runDeploy, when, operation, nth)
      await runDestroy(account)
      expect({ operation, nth, ...stateOf(account) }).toMatchObject({ stacks: [], objects: [] })
    }
  })
})

it('says where it was stopped', async () => {
  const account = createFakeAccount()
  const error = await stopAt(account, runDeploy, 'before', 'PutObject', 2)
  expect(error).toMatchObject({ message: 'Stopped while uploading the app.' })
})

it('leaves no change set that nobody will execute', async () => {
  const account = createFakeAccount()
  await stopAt(account, runDeploy, 'after', 'DescribeChangeSet', 1)
  expect(stateOf(account)).toEqual({ stacks: [], objects: [], changeSets: 0 })
})
