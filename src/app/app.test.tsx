// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createFakeAws } from '../testing/fake-aws.ts'
import { renderApp } from '../testing/render-app.tsx'
import { App } from './app.tsx'

function open(path: string, aws = createFakeAws()) {
  const onAttemptsAnswered = vi.fn()
  const rendered = renderApp(<App onAttemptsAnswered={onAttemptsAnswered} />, { path, aws })
  return { ...rendered, onAttemptsAnswered }
}

it('sends an attempt on both partitions with one press and shows both answers', async () => {
  const { location, onAttemptsAnswered } = open('/break-in')
  await screen.findByText(/The rival is a second, real identity/)
  screen.getByRole('button', { name: /^GetItem\s?Read one score/ }).click()

  const denial = await screen.findByRole('region', { name: 'GetItem on the rival’s partition' })
  expect(within(denial).getByRole('heading', { name: 'Denied' })).toBeTruthy()
  expect(
    await screen.findByRole('link', { name: /Granted.*the same request on your own partition/ }),
  ).toBeTruthy()
  expect(
    screen.getByRole('button', { name: /on yourself: granted\s*, on the rival: denied/ }),
  ).toBeTruthy()
  expect(location.history.at(-1)).toBe('/break-in/get-item/rival')
  await waitFor(() => {
    expect(onAttemptsAnswered).toHaveBeenCalledOnce()
  })
})

it('sends nothing for an address alone', async () => {
  const run = vi.fn()
  open('/break-in/delete-item/rival', createFakeAws({ attempts: { run } }))
  expect(await screen.findByRole('button', { name: /Send DeleteItem/ })).toBeTruthy()
  expect(document.title).toBe('DeleteItem · Break in · Leading Key')
  expect(run).not.toHaveBeenCalled()
})

it('lets the rival find that nothing changed', async () => {
  open('/break-in')
  ;(await screen.findByRole('button', { name: /^DeleteItem/ })).click()
  ;(await screen.findByRole('button', { name: 'Let the rival check' })).click()
  expect(await screen.findByText('Nothing changed')).toBeTruthy()
})

it('says so when the rival finds a change', async () => {
  const aws = createFakeAws({
    attempts: { rivalChecksOwnPartition: () => Promise.resolve([]) },
  })
  open('/break-in', aws)
  ;(await screen.findByRole('button', { name: /^DeleteItem/ })).click()
  ;(await screen.findByRole('button', { name: 'Let the rival check' })).click()
  expect(await screen.findByText('Something changed')).toBeTruthy()
})

it.each(['/nowhere', '/break-in/no-such-attempt/rival', '/break-in/get-item/nobody'])(
  'says that %s leads nowhere',
  async (path) => {
    open(path)
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy()
  },
)

it('shows the session masked, and forgets it only after a question', async () => {
  open('/session')
  expect(await screen.findByText('us-west-2:1111····')).toBeTruthy()
  screen.getByRole('button', { name: 'Forget this identity' }).click()
  ;(await screen.findByRole('button', { name: 'Forget it' })).click()
  expect(await screen.findByText('us-west-2:2222····')).toBeTruthy()
})

it('shows who AWS thinks you are when asked', async () => {
  open('/session')
  ;(await screen.findByRole('button', { name: 'Who does AWS think I am?' })).click()
  expect(await screen.findByText('AROAEXAMPLEEXAMPLE123:CognitoIdentityCredentials')).toBeTruthy()
})
