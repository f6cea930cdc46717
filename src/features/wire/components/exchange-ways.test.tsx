// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { anExchange } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import type { Tries } from '../group-tries.ts'
import { ExchangeWays } from './exchange-ways.tsx'

const first: Tries = [anExchange({ id: 'x1' })]
const second: Tries = [anExchange({ id: 'x2' }), anExchange({ id: 'x3' })]
const third: Tries = [anExchange({ id: 'x4' })]

function show(tries: Tries) {
  const onOpen = vi.fn()
  renderApp(<ExchangeWays commands={[first, second, third]} tries={tries} onOpen={onOpen} />)
  const press = (name: string) => {
    screen.getByRole('button', { name }).click()
  }
  return { onOpen, press }
}

it('goes to what was sent before and after, to the last try of it', () => {
  const { onOpen, press } = show(third)
  expect(screen.getByRole('status').textContent).toBe('Query, request 3 of 3')
  press('Older')
  expect(onOpen).toHaveBeenLastCalledWith('x3')
})

it('goes on over all tries of the one in sight', () => {
  const { onOpen, press } = show(second)
  press('Newer')
  expect(onOpen).toHaveBeenLastCalledWith('x4')
  press('Older')
  expect(onOpen).toHaveBeenLastCalledWith('x1')
})

it('stays at the end of the list', () => {
  const { onOpen, press } = show(first)
  press('Older')
  expect(onOpen).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Older' }).getAttribute('aria-disabled')).toBe('true')
})
