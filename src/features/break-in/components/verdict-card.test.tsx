// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Attempt } from '../../../domain/attempt.ts'
import { aDeniedOutcome, aGrantedOutcome, anIdentityId } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { attempts } from '../catalogue.ts'
import { VerdictCard } from './verdict-card.tsx'

function attemptOf(id: string): Attempt {
  const attempt = attempts.find((one) => one.id === id)
  if (!attempt) throw new Error(`no attempt ${id}`)
  return attempt
}

it('shows a denial with AWS’s status, code, time, whole sentence and request ID', () => {
  const attempt = attemptOf('get-item')
  const outcome = aDeniedOutcome(attempt, { durationMs: 41.4 })
  if (outcome.kind !== 'denied') throw new Error('not denied')
  renderApp(<VerdictCard attempt={attempt} aim="rival" outcome={outcome} />)

  const name = 'GetItem on the rival’s partition: Read one score'
  const card = screen.getByRole('region', { name })
  expect(screen.getByRole('heading', { name: 'Denied' })).toBeTruthy()
  expect(card.textContent).toContain('400 AccessDeniedException · 41 ms')
  expect(card.textContent).toContain(outcome.message)
  expect(screen.getByText('is not authorized to perform: dynamodb:GetItem').tagName).toBe('STRONG')
  expect(screen.getByRole('button', { name: `request ${outcome.requestId ?? ''}` })).toBeTruthy()
})

it('shows a sentence of another form whole', () => {
  const attempt = attemptOf('get-item')
  const outcome = aDeniedOutcome(attempt, { message: 'Access is not for you today' })
  renderApp(<VerdictCard attempt={attempt} aim="rival" outcome={outcome} />)
  expect(screen.getByText('Access is not for you today')).toBeTruthy()
})

it('says that Cognito gave the rival’s credentials away', () => {
  const attempt = attemptOf('get-credentials-for-identity')
  renderApp(<VerdictCard attempt={attempt} aim="rival" outcome={aGrantedOutcome()} />)
  expect(screen.getByRole('heading', { name: 'Granted' })).toBeTruthy()
  expect(screen.getByText('Cognito gave you the rival’s credentials.')).toBeTruthy()
})

it('is neither glad nor alarmed where what was granted leads nowhere', () => {
  const attempt = attemptOf('list-objects-with-dots')
  renderApp(<VerdictCard attempt={attempt} aim="rival" outcome={aGrantedOutcome()} />)
  expect(screen.getByRole('heading', { name: 'Granted, empty' })).toBeTruthy()
  expect(screen.getByText(/there was nothing to find/)).toBeTruthy()
})

it('shows what came back where the policy should have refused, and leads to the policy', () => {
  const Item = {
    UserId: { S: anIdentityId('9') },
    GameTitle: { S: 'Meteor Blasters' },
    TopScore: { N: '4200' },
  }
  const outcome = aGrantedOutcome({ output: { Item } })
  renderApp(<VerdictCard attempt={attemptOf('get-item')} aim="rival" outcome={outcome} />)
  expect(screen.getByText(/^You read the rival’s top score/).textContent).toContain('4200')
  const answer = screen.getByRole('region', { name: 'What came back' })
  expect(answer.textContent).toContain('us-west-2:9999····')
  expect(answer.textContent).not.toContain(anIdentityId('9'))
  const link = screen.getByRole('link', { name: 'Read the policy' })
  expect(link.getAttribute('href')).toBe('/policy')
})

it('has no more to say where a grant is what the policy means', () => {
  const outcome = aGrantedOutcome({ output: { Item: {} } })
  renderApp(<VerdictCard attempt={attemptOf('get-item')} aim="own" outcome={outcome} />)
  expect(screen.getByText('DynamoDB did as asked: GetItem on your own partition.')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'What came back' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Read the policy' })).toBeNull()
})

it('says why there is no result, in the words that came', () => {
  renderApp(
    <VerdictCard
      attempt={attemptOf('query')}
      aim="own"
      outcome={{
        kind: 'failed',
        code: 'ThrottlingException',
        message: 'Slow down',
        status: 400,
        exchangeId: undefined,
      }}
    />,
  )
  expect(screen.getByRole('heading', { name: 'No result' })).toBeTruthy()
  expect(screen.getByText('Slow down')).toBeTruthy()
  expect(screen.getByText('400 ThrottlingException')).toBeTruthy()
})

it('leaves it to the player to send it again, where nobody answered', () => {
  renderApp(
    <VerdictCard
      attempt={attemptOf('query')}
      aim="own"
      outcome={{
        kind: 'failed',
        code: undefined,
        message: 'Failed to fetch',
        status: undefined,
        exchangeId: undefined,
        failure: 'unreachable',
      }}
    />,
  )
  expect(screen.getByText(/then try again\.$|Try again later\.$/)).toBeTruthy()
})
