// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { Suspense, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { PanelBoundary } from '../app/panel-boundary.tsx'
import { renderApp } from '../testing/render-app.tsx'
import { lazyPart, whenLoaded } from './lazy-part.tsx'

interface WordProps {
  readonly word: string
}

const Word = ({ word }: WordProps) => <p>The word is {word}.</p>

function show(Part: (props: WordProps) => ReactNode) {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  return renderApp(
    <PanelBoundary>
      <Suspense fallback={<p>Coming…</p>}>
        <Part word="key" />
      </Suspense>
    </PanelBoundary>,
  )
}

it('waits for its code, once for all', async () => {
  const load = vi.fn(() => Promise.resolve(Word))
  const Part = lazyPart(load)
  const { unmount } = await act(() => show(Part))
  expect(await screen.findByText('The word is key.')).toBeTruthy()
  unmount()
  show(Part)
  expect(screen.getByText('The word is key.')).toBeTruthy()
  expect(load).toHaveBeenCalledOnce()
})

it('shows at once what was fetched before', async () => {
  const Part = lazyPart(() => Promise.resolve(Word))
  await Part.prefetch()
  show(Part)
  expect(screen.getByText('The word is key.')).toBeTruthy()
})

it('can wait without suspending, for which React would keep it back', async () => {
  const Placeholder = vi.fn(() => <p>Coming…</p>)
  const Part = whenLoaded(lazyPart(() => Promise.resolve(Word)))
  renderApp(
    <Suspense fallback={<Placeholder />}>
      <Part word="key" />
    </Suspense>,
  )
  expect(await screen.findByText('The word is key.')).toBeTruthy()
  expect(Placeholder).not.toHaveBeenCalled()
})

it('says so, too, where what it waits for without suspending does not load', async () => {
  const load = () => Promise.reject<typeof Word>(new TypeError('Failed to fetch'))
  show(whenLoaded(lazyPart(load)))
  expect(await screen.findByText('A part of the app did not load')).toBeTruthy()
})

it('says that it did not load, and fetches again when asked to', async () => {
  const load = vi
    .fn(() => Promise.resolve(Word))
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  await act(() => show(lazyPart(load)))
  expect(await screen.findByText('A part of the app did not load')).toBeTruthy()
  expect(load).toHaveBeenCalledOnce()
  await act(async () => {
    screen.getByRole('button', { name: 'Try again' }).click()
    await Promise.resolve()
  })
  expect(await screen.findByText('The word is key.')).toBeTruthy()
})

it('fetches by itself what was missing offline, when the network is back', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValueOnce(false)
  const load = vi
    .fn(() => Promise.resolve(Word))
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  await act(() => show(lazyPart(load)))
  expect(await screen.findByText('It comes when the network is back.')).toBeTruthy()
  await act(async () => {
    window.dispatchEvent(new Event('online'))
    await Promise.resolve()
  })
  expect(await screen.findByText('The word is key.')).toBeTruthy()
})

it('fetches again after a prefetch that failed', async () => {
  const load = vi
    .fn(() => Promise.resolve(Word))
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  const Part = lazyPart(load)
  await Part.prefetch()
  await act(() => show(Part))
  expect(await screen.findByText('The word is key.')).toBeTruthy()
})
