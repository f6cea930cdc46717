// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Outcome } from '../../../domain/attempt.ts'
import { aDeniedOutcome } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { attempts } from '../catalogue.ts'
import { ControlCard } from './control-card.tsx'

const [attempt] = attempts

function show(outcome: Outcome | undefined) {
  if (!attempt) throw new Error('The catalogue is empty.')
  renderApp(<ControlCard attempt={attempt} aim="rival" outcome={outcome} />)
}

it('says in short what came of the same request, and leads to it', () => {
  show(aDeniedOutcome({ operation: 'GetItem' }, { durationMs: 28.7 }))
  const link = screen.getByRole('link')
  expect(link.textContent).toBe('Deniedthe same request on the rival’s partition400 · 29 ms')
  expect(link.getAttribute('href')).toBe('/break-in/get-item/rival')
})

it('leads nowhere until there is an answer', () => {
  show(undefined)
  expect(screen.getByRole('status').textContent).toContain('Sending the same request')
  expect(screen.queryByRole('link')).toBeNull()
})
