// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Aim } from '../../domain/attempt.ts'
import type { Exchange } from '../../domain/exchange.ts'
import { aDeniedOutcome, anExchange } from '../../testing/builders.ts'
import type { SentAttempt } from './attempt-results.ts'
import { useJourney } from './use-journey.ts'

const attempt = { id: 'get-item', operation: 'GetItem' } as const
const outcome = aDeniedOutcome(attempt)
const pending = anExchange({ operation: 'GetItem', aim: 'rival', state: 'pending' })

interface Seen {
  readonly aim?: Aim
  readonly sent: SentAttempt | undefined
  readonly exchanges?: readonly Exchange[]
}

function follow(initialProps: Seen) {
  return renderHook(
    ({ aim = 'rival', sent, exchanges = [] }: Seen) => useJourney(attempt, aim, sent, exchanges),
    { initialProps },
  )
}

it('has not set out while what comes before it is on the wire', () => {
  const { result, rerender } = follow({ sent: undefined })
  expect(result.current.state).toBe('ready')
  const sent = { state: 'sending' } as const
  for (const exchanges of [
    [anExchange({ operation: 'GetId', state: 'pending' })],
    [anExchange({ operation: 'PutItem', purpose: 'set-up', state: 'pending' })],
    [{ ...pending, aim: 'own' as const }],
    // What was sent before.
    [anExchange({ operation: 'GetItem', aim: 'rival' })],
  ]) {
    rerender({ sent, exchanges })
    expect(result.current.state).toBe('ready')
  }
  rerender({ sent, exchanges: [pending] })
  expect(result.current.state).toBe('sending')
})

it('is on its way from when it left until its outcome is known', () => {
  const { result, rerender } = follow({ sent: { state: 'sending' }, exchanges: [pending] })
  rerender({ sent: { state: 'sending' }, exchanges: [{ ...pending, state: 'answered' }] })
  expect(result.current.state).toBe('sending')
  rerender({ sent: { state: 'answered', outcome } })
  expect(result.current).toEqual({ state: 'denied', wasAwaited: true })
  // The second time begins at the start as well, though the last outcome stays in sight.
  rerender({ sent: { state: 'sending', outcome } })
  expect(result.current.state).toBe('ready')
})

it('knows a result that was there already from one that was awaited', () => {
  const answered = { state: 'answered', outcome } as const
  const { result, rerender } = follow({ sent: answered })
  expect(result.current.wasAwaited).toBe(false)
  rerender({ sent: { state: 'sending', outcome } })
  rerender({ sent: answered })
  expect(result.current.wasAwaited).toBe(true)
  rerender({ sent: answered, aim: 'own' })
  rerender({ sent: answered })
  expect(result.current.wasAwaited).toBe(false)
})
