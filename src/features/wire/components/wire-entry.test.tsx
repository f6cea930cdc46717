// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { anExchange } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import type { Tries } from '../group-tries.ts'
import { WireEntry } from './wire-entry.tsx'

function show(...tries: Tries) {
  const onOpen = vi.fn()
  renderApp(<WireEntry tries={tries} onOpen={onOpen} />)
  return { onOpen, text: screen.getByRole('button').textContent }
}

it('says who asked for what, and what came of it', () => {
  const exchange = anExchange({
    seat: 'rival',
    operation: 'PutItem',
    purpose: 'set-up',
    durationMs: 43.6,
  })
  const { text } = show(exchange)
  expect(text).toContain('PutItem')
  expect(text).toContain('as rival · set-up')
  expect(text).toContain('200 · 44 ms')
})

it('waits while the answer does', () => {
  const exchange = anExchange({ state: 'pending', status: undefined, durationMs: undefined })
  expect(show(exchange).text).toContain('…')
})

it('says that no answer came', () => {
  const exchange = anExchange({ state: 'failed', status: undefined })
  expect(show(exchange).text).toContain('no answer')
})

it('has the look of a denial for a denial alone', () => {
  const looks = (
    [
      { state: 'answered', status: 400, errorCode: 'AccessDeniedException' },
      { state: 'answered', status: 400, errorCode: 'NotAuthorizedException' },
      { state: 'failed', status: undefined },
      { state: 'answered', status: 400, errorCode: 'ThrottlingException' },
    ] as const
  ).map((changes) => {
    show(anExchange(changes))
    const { className } = screen.getByRole('button')
    cleanup()
    return className.split(' ').at(-1)
  })
  expect(looks).toEqual([
    'wire-entry-refused',
    'wire-entry-refused',
    'wire-entry-failed',
    'wire-entry-failed',
  ])
})

it('tells credentials for the rival from one’s own, and from an attempt to take the rival’s', () => {
  const call = { service: 'cognito-identity', operation: 'GetCredentialsForIdentity' } as const
  expect(show(anExchange({ ...call, seat: 'rival' })).text).toContain('for rival')
  cleanup()
  expect(show(anExchange({ ...call, aim: 'rival' })).text).toContain('on the rival')
  cleanup()
  expect(show(anExchange(call)).text).not.toContain('rival')
})

it('counts the tries of one command, and speaks of the last', () => {
  const failed = anExchange({ id: 'x1', state: 'failed', status: undefined })
  const { onOpen, text } = show(failed, { ...failed, id: 'x2' }, anExchange({ id: 'x3' }))
  expect(text).toContain('×3')
  expect(text).toContain('200')
  screen.getByRole('button').click()
  expect(onOpen).toHaveBeenCalledWith('x3')
})

it('stands back where it only helps an attempt', () => {
  const isBack = (changes: Parameters<typeof anExchange>[0]) => {
    show(anExchange(changes))
    const { classList } = screen.getByRole('button')
    cleanup()
    return classList.contains('wire-entry-helper')
  }
  expect(isBack({ purpose: 'clean-up' })).toBe(true)
  expect(isBack({ seat: 'rival' })).toBe(true)
  expect(isBack({ aim: 'rival' })).toBe(false)
})

it('opens its exchange', () => {
  const { onOpen } = show(anExchange({ id: 'x7' }))
  screen.getByRole('button').click()
  expect(onOpen).toHaveBeenCalledWith('x7')
})
