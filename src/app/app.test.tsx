// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react'
import { use } from 'react'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Aws } from '../aws/contract.ts'
import { createQueryClient } from '../aws/create-query-client.ts'
import { fulfilled } from '../config/fulfilled.ts'
import type { StackConfig } from '../config/stack-config.ts'
import { Failure } from '../domain/failure.ts'
import { aStackConfig } from '../testing/builders.ts'
import { createFakeAws } from '../testing/fake-aws.ts'
import { renderApp } from '../testing/render-app.tsx'
import { App } from './app.tsx'
import { prefetchAllPages } from './prefetch-all-pages.ts'
import type { OpenedStack } from './open-stack.ts'
import { StackServices } from './services.tsx'
import type { ServicesProps } from './services-state.ts'

beforeAll(async () => {
  await import('./services-part.tsx')
  await prefetchAllPages()
})

const atOnce = fulfilled(undefined)

/** @param services When the part that talks to AWS has loaded. */
async function open(path: string, aws = createFakeAws(), services: Promise<void> = atOnce) {
  const loadConfig = vi.fn(() => Promise.resolve(aStackConfig()))
  const openStack = (config: Promise<StackConfig>): OpenedStack => ({
    config,
    aws,
    queryClient: createQueryClient(),
  })
  const first = openStack(fulfilled(aStackConfig()))
  const Services = (props: ServicesProps) => {
    use(services)
    return <StackServices {...props} first={first} openStack={openStack} loadConfig={loadConfig} />
  }
  const rendered = await act(() => renderApp(<App Services={Services} />, { path, aws }))
  return { ...rendered, loadConfig }
}

it('sends an attempt on both partitions with one press and shows both answers', async () => {
  const { location, loadConfig } = await open('/break-in')
  await screen.findByText(/The rival is a second, real identity/)
  screen.getByRole('button', { name: /^GetItem\s?Read one score/ }).click()

  const denial = await screen.findByRole('region', { name: /^GetItem on the rival/ })
  expect(within(denial).getByRole('heading', { name: 'Denied' })).toBeTruthy()
  expect(
    await screen.findByRole('link', { name: /Granted.*the same request on your own partition/ }),
  ).toBeTruthy()
  expect(
    screen.getByRole('button', { name: /on yourself: granted\s*, on the rival: denied/ }),
  ).toBeTruthy()
  expect(location.history.at(-1)).toBe('/break-in/get-item/rival')
  await waitFor(() => {
    expect(loadConfig).toHaveBeenCalledOnce()
  })
})

it('sends nothing for an address alone', async () => {
  const run = vi.fn()
  await open('/break-in/delete-item/rival', createFakeAws({ attempts: { run } }))
  expect(await screen.findByRole('button', { name: /Send DeleteItem/ })).toBeTruthy()
  expect(document.title).toBe('DeleteItem · Break in · Leading Key')
  expect(run).not.toHaveBeenCalled()
})

it('lets the rival find that nothing changed', async () => {
  await open('/break-in')
  ;(await screen.findByRole('button', { name: /^DeleteItem/ })).click()
  ;(await screen.findByRole('button', { name: 'Let the rival check' })).click()
  expect(await screen.findByText('Nothing changed')).toBeTruthy()
})

it('says so when the rival finds a change', async () => {
  const aws = createFakeAws({
    attempts: { rivalChecksOwnPartition: () => Promise.resolve([]) },
  })
  await open('/break-in', aws)
  ;(await screen.findByRole('button', { name: /^DeleteItem/ })).click()
  ;(await screen.findByRole('button', { name: 'Let the rival check' })).click()
  expect(await screen.findByText('Something changed')).toBeTruthy()
})

it.each(['/nowhere', '/break-in/no-such-attempt/rival', '/break-in/get-item/nobody'])(
  'says that %s leads nowhere',
  async (path) => {
    await open(path)
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy()
  },
)

it('shows the session masked, and forgets it only after a question', async () => {
  await open('/session')
  expect(await screen.findByText('us-west-2:1111····')).toBeTruthy()
  screen.getByRole('button', { name: 'Forget this identity' }).click()
  ;(await screen.findByRole('button', { name: 'Forget it' })).click()
  expect(await screen.findByText('us-west-2:2222····')).toBeTruthy()
})

it('shows who AWS thinks you are when asked', async () => {
  await open('/session')
  ;(await screen.findByRole('button', { name: 'Who does AWS think I am?' })).click()
  expect(await screen.findByText('AROAEXAMPLEEXAMPLE123:CognitoIdentityCredentials')).toBeTruthy()
})

it('fetches by itself what an outage kept away, when the network is back', async () => {
  const fake = createFakeAws()
  const prepareRival = vi
    .fn(() => fake.attempts.prepareRival())
    .mockRejectedValueOnce(new Failure('unreachable', 'Failed to fetch'))
  await open('/break-in', createFakeAws({ attempts: { prepareRival } }))
  expect(await screen.findByText('The stand-in does not answer')).toBeTruthy()
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText(/The rival is a second, real identity/)).toBeTruthy()
  expect(screen.queryByText('The stand-in does not answer')).toBeNull()
})

it('sends an attempt also where IAM denied the rival their item, and says so where the rival checks', async () => {
  const fake = createFakeAws()
  const prepareRival = async () => {
    const { session } = await fake.attempts.prepareRival()
    return { session, scores: undefined, denied: 'Query' as const }
  }
  await open('/break-in', createFakeAws({ attempts: { prepareRival } }))
  const told = 'The rival’s item could not be looked up: IAM denied them Query.'
  expect(await screen.findByText(told)).toBeTruthy()
  screen.getByRole('button', { name: /^GetItem\s?Read one score/ }).click()
  expect(await screen.findByRole('region', { name: /^GetItem on the rival/ })).toBeTruthy()
  expect(screen.getByText(told)).toBeTruthy()
  screen.getByRole('button', { name: 'Let the rival check' }).click()
  expect(
    await screen.findByRole('row', { name: /not known 1 won, 0 lost, best 4200/ }),
  ).toBeTruthy()
  expect(screen.queryByText('Nothing changed')).toBeNull()
})

it('keeps a failure in sight, without flicker, while it is tried again', async () => {
  const prepareRival = vi
    .fn<() => ReturnType<Aws['attempts']['prepareRival']>>(() => new Promise(() => undefined))
    .mockRejectedValueOnce(new Failure('unreachable', 'Failed to fetch'))
  await open('/break-in', createFakeAws({ attempts: { prepareRival } }))
  expect(await screen.findByText('The stand-in does not answer')).toBeTruthy()
  window.dispatchEvent(new Event('focus'))
  await waitFor(() => {
    expect(prepareRival).toHaveBeenCalledTimes(2)
  })
  expect(screen.getByText('The stand-in does not answer')).toBeTruthy()
})

it('says what to do where nobody answered an attempt, and explains nothing', async () => {
  const run = () =>
    Promise.resolve({
      kind: 'failed',
      code: undefined,
      message: 'Failed to fetch',
      status: undefined,
      exchangeId: undefined,
      failure: 'unreachable',
    } as const)
  await open('/break-in', createFakeAws({ attempts: { run } }))
  ;(await screen.findByRole('button', { name: /^GetItem\s?Read one score/ })).click()
  const card = await screen.findByRole('region', { name: /^GetItem on the rival/ })
  expect(card.textContent).toContain('The stand-in does not answer')
  expect(screen.queryByRole('region', { name: 'Why' })).toBeNull()
})

it('tells screen readers that it is credentials that Cognito hands out', async () => {
  await open('/break-in')
  ;(await screen.findByRole('button', { name: /^take their keys/ })).click()
  expect(
    await screen.findByText(
      'Cognito answered your GetCredentialsForIdentity with the rival’s credentials.',
    ),
  ).toBeTruthy()
})

it('says what this is, and the way on, before the first round', async () => {
  await open('/')
  expect(await screen.findByText(/^Play a game, and watch IAM/)).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Break in' }).length).toBe(2)
})

it('has one link to the session from the start, which keeps the focus when the session is open', async () => {
  let load: () => void = () => undefined
  const services = new Promise<void>((resolve) => {
    load = resolve
  })
  await open('/', createFakeAws(), services)
  const link = screen.getByRole('link', { name: /^opening….*your session/ })
  link.focus()
  load()
  await act(() => services)
  expect(await screen.findByRole('link', { name: /guest.*your session/ })).toBe(link)
  expect(document.activeElement).toBe(link)
})
