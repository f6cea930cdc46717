// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { Route } from 'wouter'
import { createFakeAws } from '../../testing/fake-aws.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { LabPage } from './lab-page.tsx'

beforeEach(() => {
  window.localStorage.clear()
})

async function open(path: string, aws = createFakeAws()) {
  const onAttemptsAnswered = vi.fn()
  const page = (
    <main id="page">
      <Route path="/lab/:labId?/:step?">
        <LabPage onAttemptsAnswered={onAttemptsAnswered} />
      </Route>
    </main>
  )
  const rendered = await act(() => renderApp(page, { path, aws }))
  return { ...rendered, onAttemptsAnswered }
}

const follow = async (name: string | RegExp) => {
  await act(() => {
    fireEvent.click(screen.getByRole('link', { name }))
    return Promise.resolve()
  })
}
const press = async (name: string | RegExp) => {
  await act(() => {
    fireEvent.click(screen.getByRole('button', { name }))
    return Promise.resolve()
  })
}

it('lists the labs, none of them begun', async () => {
  await open('/lab')
  const items = screen.getAllByRole('listitem')
  expect(items.slice(0, 3).map((item) => within(item).getByRole('heading').textContent)).toEqual([
    'Who am I?',
    'My partition, your partition',
    'Attributes and Select',
  ])
  for (const item of items) expect(item.textContent).toMatch(/\d steps · \d minutes/)
})

it('opens the step that the address names, and says so in the title', async () => {
  await open('/lab/my-partition/no-key-at-all')
  expect(screen.getByRole('heading', { level: 2, name: 'No key at all' })).toBeTruthy()
  expect(document.title).toBe('No key at all · My partition, your partition · Leading Key')
  expect(screen.getByText('Step 3 of 5')).toBeTruthy()
})

it.each(['/lab/no-such-lab', '/lab/my-partition/no-such-step'])(
  'has no page at %s',
  async (path) => {
    await open(path)
    expect(screen.getByRole('heading', { name: 'There is no such page' })).toBeTruthy()
  },
)

it('sends nothing for an address alone', async () => {
  const run = vi.fn()
  const aws = createFakeAws({ attempts: { run, prepareRival: run } })
  await open('/lab/my-partition/two-keys', aws)
  expect(screen.getByRole('heading', { name: 'Two keys' })).toBeTruthy()
  expect(run).not.toHaveBeenCalled()
})

it('goes from step to step, each at its heading', async () => {
  const { location } = await open('/lab/my-partition')
  await follow('Next: One foreign key')
  expect(location.history.at(-1)).toBe('/lab/my-partition/one-foreign-key')
  expect(document.activeElement?.textContent).toBe('One foreign key')
  await follow('Back')
  expect(document.activeElement?.textContent).toBe('Two keys')
  await follow('All labs')
  expect(document.activeElement?.textContent).toBe('Lab')
})

it('sends what the reader runs, shows the answer, and remembers that it was done', async () => {
  const { onAttemptsAnswered, unmount } = await open('/lab/my-partition/one-foreign-key')
  fireEvent.click(screen.getByRole('radio', { name: 'The whole batch is denied' }))
  await press('Make this prediction')
  await press('Send: BatchGetItem')
  expect(
    await screen.findByRole('region', { name: /^BatchGetItem on the rival’s partition/ }),
  ).toBeTruthy()
  expect(await screen.findByText('As you predicted.')).toBeTruthy()
  expect(onAttemptsAnswered).toHaveBeenCalledOnce()
  unmount()

  await open('/lab')
  expect(screen.getByText('1 of 5 steps done')).toBeTruthy()
  await follow('My partition, your partition')
  // The first step that is not done.
  expect(screen.getByRole('heading', { name: 'Two keys' })).toBeTruthy()
  await follow(/One foreign key\s*, done/)
  expect(screen.getByText(/You ran this before/)).toBeTruthy()
  expect(screen.getByText('As you predicted.')).toBeTruthy()
})

it('shows no answer that another identity got', async () => {
  const { aws } = await open('/lab/my-partition/one-foreign-key')
  fireEvent.click(screen.getByRole('radio', { name: 'The whole batch is denied' }))
  await press('Make this prediction')
  await press('Send: BatchGetItem')
  const answer = { name: /^BatchGetItem on the rival’s partition/ }
  expect(await screen.findByRole('region', answer)).toBeTruthy()
  await act(async () => {
    aws.me.forget()
    await aws.me.open()
  })
  await waitFor(() => {
    expect(screen.queryByRole('region', answer)).toBeNull()
  })
})

it('starts a lab over', async () => {
  await open('/lab/who-am-i/what-you-learned')
  expect(screen.getByRole('link', { name: /What you learned\s*, done/ })).toBeTruthy()
  await press('Start this lab over')
  expect(screen.getByRole('heading', { name: 'You are a guest' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'What you learned' })).toBeTruthy()
})
