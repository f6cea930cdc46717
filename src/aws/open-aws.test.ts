import { expect, it, vi } from 'vitest'
import type { Session } from '../domain/session.ts'
import { aFinishedRound, anExchange, anIdentityId } from '../testing/builders.ts'
import { createFakeAws } from '../testing/fake-aws.ts'
import type { Aws } from './contract.ts'
import { openAws } from './open-aws.ts'

/** An AWS that is there when the test says so. */
function setUp() {
  const fake = createFakeAws()
  let arrive: () => void = () => undefined
  const arrival = new Promise<Aws>((resolve) => {
    arrive = () => {
      resolve(fake)
    }
  })
  const create = vi.fn(() => arrival)
  return { aws: openAws(create), create, arrive, fake }
}

it('asks for nothing before it is asked itself', () => {
  const { aws, create } = setUp()
  expect(aws.wire.snapshot()).toEqual([])
  expect(aws.identityPool.refusals()).toBe(0)
  expect(create).not.toHaveBeenCalled()
})

it('lets whatever it is asked wait for AWS, which is made once', async () => {
  const { aws, create, arrive, fake } = setUp()
  const answers = Promise.all([aws.me.open(), aws.scores.saveRound(aFinishedRound())])
  arrive()
  const [session, saved] = await answers
  expect(session.identityId).toBe(anIdentityId('1'))
  expect(saved.newRecord).toBe(true)
  expect(fake.rounds).toHaveLength(1)
  expect(create).toHaveBeenCalledOnce()
})

it('tells of sessions to who asked to be told before there was an AWS', async () => {
  const { aws, arrive } = setUp()
  const heard: (Session | undefined)[] = []
  aws.me.subscribe((session) => heard.push(session))
  const end = aws.me.subscribe(() => heard.push(undefined))
  end()
  arrive()
  const session = await aws.me.open()
  expect(heard).toEqual([session])
})

it('forgets an identity before it answers what is asked next', async () => {
  const { aws, arrive } = setUp()
  aws.me.forget()
  const opening = aws.me.open()
  arrive()
  expect((await opening).identityId).toBe(anIdentityId('2'))
})

it('makes it again at the next call where it could not be made', async () => {
  const fake = createFakeAws()
  const create = vi
    .fn(() => Promise.resolve<Aws>(fake))
    .mockRejectedValueOnce(new Error('did not load'))
  const aws = openAws(create)
  await expect(aws.me.open()).rejects.toThrow('did not load')
  await expect(aws.me.open()).resolves.toBeDefined()
  expect(create).toHaveBeenCalledTimes(2)
})

it('shows the exchanges that AWS wrote to its log', async () => {
  const aws = openAws(({ log }) => {
    log.put(anExchange({ id: log.nextId(), state: 'pending' }))
    return Promise.resolve(createFakeAws())
  })
  await aws.me.open()
  expect(aws.wire.snapshot()).toMatchObject([{ id: 'x1' }])
})
