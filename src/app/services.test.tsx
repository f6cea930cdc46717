// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createAws } from '../aws/create-aws.ts'
import { openAws } from '../aws/open-aws.ts'
import { createQueryClient } from '../aws/create-query-client.ts'
import type { StackConfig } from '../config/stack-config.ts'
import {
  aFinishedRound,
  aStackConfig,
  anIdentityId,
  testIdentityPoolId,
} from '../testing/builders.ts'
import { awsError, createFakeCloud, json } from '../testing/fake-cloud.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { openAt } from '../testing/render-app.tsx'
import { App } from './app.tsx'
import { prefetchAllPages } from './prefetch-all-pages.ts'
import type { OpenedStack } from './open-stack.ts'
import { StackServices } from './services.tsx'
import type { ServicesProps } from './services-state.ts'

beforeAll(async () => {
  await import('./services-part.tsx')
  await prefetchAllPages()
  await import('../aws/attempt-runner.ts')
})
afterEach(cleanup)

const otherPoolId = 'us-west-2:ffffffff-aaaa-4bbb-8ccc-dddddddddddd'

/** A cloud with one identity pool; asked for another, it says what AWS says. */
function setUp(poolId: string) {
  const cloud = createFakeCloud({ now: () => new Date() })
  const storage = createMemoryStorage()
  const storageEvents = new EventTarget()
  let existing = poolId
  const openIdentity = cloud.answerOf('GetId')
  cloud.on('GetId', (request) => {
    const asked = String(request.input['IdentityPoolId'])
    return asked === existing
      ? openIdentity(request)
      : awsError('ResourceNotFoundException', `IdentityPool '${asked}' not found.`)
  })
  cloud.on('Query', () => json({ Items: [] }))
  const openStack = vi.fn((config: Promise<StackConfig>): OpenedStack => ({
    config,
    aws: openAws(async (readable) =>
      createAws(await config, { ...readable, storage, storageEvents, transport: cloud.transport }),
    ),
    queryClient: createQueryClient(),
  }))
  const first = openStack(Promise.resolve(aStackConfig()))
  const show = (loadConfig: () => Promise<StackConfig>, path = '/session') => {
    openAt(path)
    const Services = (props: ServicesProps) => (
      <StackServices {...props} first={first} openStack={openStack} loadConfig={loadConfig} />
    )
    return act(() => render(<App Services={Services} />))
  }
  return {
    cloud,
    first,
    openStack,
    show,
    /** As another tab does, in which the identity was forgotten and another one came. */
    changeIdentity: (identityId: string) => {
      const key = `leading-key/${poolId}/guest/me`
      storage.setItem(key, identityId)
      storageEvents.dispatchEvent(Object.assign(new Event('storage'), { key }))
    },
    /** Starts the stack over: a new pool, and nobody is known any more. */
    startOver: (newPoolId: string) => {
      existing = newPoolId
      cloud.reset()
    },
  }
}

it('starts over with the stack that config.json names, where its own is gone', async () => {
  const { show } = setUp(otherPoolId)
  await show(() => Promise.resolve(aStackConfig({ identityPoolId: otherPoolId })))
  expect(await screen.findByText(/This stack was set up anew/)).toBeTruthy()
  expect(await screen.findByText('us-west-2:1111····')).toBeTruthy()
  screen.getByRole('button', { name: 'Hide' }).click()
  await waitFor(() => {
    expect(screen.queryByText(/This stack was set up anew/)).toBeNull()
  })
})

it('says so where config.json names no other pool', async () => {
  const { show } = setUp(otherPoolId)
  const loadConfig = vi.fn(() => Promise.resolve(aStackConfig()))
  await show(loadConfig)
  expect(await screen.findByText('This stack’s identity pool is gone')).toBeTruthy()
  expect(loadConfig).toHaveBeenCalled()
  expect(screen.queryByText(/This stack was set up anew/)).toBeNull()
})

it('notices in the middle of a visit, when the next request is refused', async () => {
  const { cloud, first, show, startOver } = setUp(testIdentityPoolId)
  await show(() => Promise.resolve(aStackConfig({ identityPoolId: otherPoolId })))
  expect(await screen.findByText('us-west-2:1111····')).toBeTruthy()
  startOver(otherPoolId)
  cloud.on('Query', ({ signedBy }) =>
    signedBy === anIdentityId('2')
      ? json({ Items: [] })
      : awsError(
          'UnrecognizedClientException',
          'The security token included in the request is invalid.',
        ),
  )
  await expect(first.aws.scores.saveRound(aFinishedRound())).rejects.toBeDefined()
  await first.aws.scores.listOwnPartition().catch(() => undefined)
  expect(await screen.findByText(/This stack was set up anew/)).toBeTruthy()
  expect(await screen.findByText('us-west-2:2222····')).toBeTruthy()
})

it('goes over to the identity that another tab got, and says so', async () => {
  const { changeIdentity, first, show } = setUp(testIdentityPoolId)
  await show(() => Promise.resolve(aStackConfig()))
  expect(await screen.findByText('us-west-2:1111····')).toBeTruthy()
  // Any that the pool knows.
  const { identityId } = await first.aws.rival.open()
  act(() => {
    changeIdentity(identityId)
  })
  expect(await screen.findByText('us-west-2:2222····')).toBeTruthy()
  expect(screen.getByText(/Another tab of this browser has a new identity/)).toBeTruthy()
})

it('starts over once, however many requests find that the stack is gone', async () => {
  const { cloud, openStack, show, startOver } = setUp(testIdentityPoolId)
  let before: readonly string[] = []
  for (const operation of ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query']) {
    cloud.on(operation, ({ signedBy = '' }) =>
      before.includes(signedBy)
        ? awsError('UnrecognizedClientException', 'The security token … is invalid.')
        : json({ Items: [] }),
    )
  }
  await show(() => Promise.resolve(aStackConfig({ identityPoolId: otherPoolId })), '/break-in')
  await screen.findByText(/The rival is a second, real identity/)
  before = [anIdentityId('1'), anIdentityId('2')]
  startOver(otherPoolId)
  // Sent with the credentials of you and of the rival, and config.json is read again after it as well.
  screen.getByRole('button', { name: /^GetItem\s?Read one score/ }).click()
  expect(await screen.findByText(/This stack was set up anew/)).toBeTruthy()
  await screen.findByText(/Not sent yet/)
  await waitFor(() => {
    expect(cloud.operations().slice(-3)).toEqual(['Query', 'UpdateItem', 'Query'])
  })
  expect(openStack).toHaveBeenCalledTimes(2)
})
