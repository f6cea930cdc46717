// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { anExchange } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { WireEntry } from './wire-entry.tsx'

it('says who asked for what, and what came of it', () => {
  const exchange = anExchange({
    seat: 'rival',
    operation: 'PutItem',
    purpose: 'set-up',
    durationMs: 43.6,
  })
  renderApp(<WireEntry exchange={exchange} onOpen={() => undefined} />)
  const text = screen.getByRole('button').textContent
  expect(text).toContain('PutItem')
  expect(text).toContain('as rival · set-up')
  expect(text).toContain('200 · 44')
})

it('waits while the answer does', () => {
  const exchange = anExchange({ state: 'pending', status: undefined, durationMs: undefined })
  renderApp(<WireEntry exchange={exchange} onOpen={() => undefined} />)
  expect(screen.getByRole('button').textContent).toContain('…')
})

it('says that no answer came', () => {
  const exchange = anExchange({ state: 'failed', status: undefined })
  renderApp(<WireEntry exchange={exchange} onOpen={() => undefined} />)
  expect(screen.getByRole('button').textContent).toContain('no answer')
})

it('opens its exchange', () => {
  const onOpen = vi.fn()
  renderApp(<WireEntry exchange={anExchange({ id: 'x7' })} onOpen={onOpen} />)
  screen.getByRole('button').click()
  expect(onOpen).toHaveBeenCalledWith('x7')
})
