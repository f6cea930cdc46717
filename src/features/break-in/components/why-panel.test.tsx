// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../domain/attempt.ts'
import {
  aDeniedOutcome,
  aGrantedOutcome,
  aStackConfig,
  anIdentityId,
} from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { attempts } from '../catalogue.ts'
import { explainAttempt, type Why } from '../why.ts'
import { WhyPanel } from './why-panel.tsx'

const subjects = {
  tableName: 'GameScores',
  ownIdentityId: anIdentityId('1'),
  rivalIdentityId: anIdentityId('9'),
}

function whyOf(attemptId: string): Why {
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) throw new Error(`no attempt ${attemptId}`)
  const config = aStackConfig()
  return explainAttempt({ attempt, aim: 'rival', subjects, access: 'guest', config })
}

function show(why: Why, outcome: Outcome) {
  renderApp(<WhyPanel why={why} aim="rival" outcome={outcome} subjects={subjects} />)
  return screen.getByRole('region', { name: 'Why' })
}

describe('why a request was denied', () => {
  it('says that the explanation is ours and not AWS’s', () => {
    const panel = show(whyOf('get-item'), aDeniedOutcome({ operation: 'GetItem' }))
    expect(panel.textContent).toContain('AWS does not send this')
  })

  it('sets what the request carried against what the policy wants, with identities masked', () => {
    const panel = show(whyOf('get-item'), aDeniedOutcome({ operation: 'GetItem' }))
    expect(panel.textContent).toContain('ForAllValues:StringEquals dynamodb:LeadingKeys')
    expect(screen.getByText('us-west-2:9999····').parentElement?.textContent).toContain('the rival')
    expect(screen.getByText('us-west-2:1111····').parentElement?.textContent).toContain('you')
    expect(panel.innerHTML).not.toContain(subjects.rivalIdentityId)
    expect(panel.innerHTML).not.toContain(subjects.ownIdentityId)
  })

  it('says that no statement allows an action that none names', () => {
    show(whyOf('scan'), aDeniedOutcome({ operation: 'Scan' }))
    expect(
      screen.getByText(/No statement of your role’s policies allows dynamodb:Scan/),
    ).toBeTruthy()
  })

  it('says that it cannot explain where the policies are private', () => {
    const why: Why = { kind: 'unexplained', because: 'policies-private' }
    show(why, aDeniedOutcome({ operation: 'GetItem' }))
    expect(screen.getByText(/the app cannot explain/)).toBeTruthy()
  })
})

describe('prediction against AWS’s answer', () => {
  it('says nothing where they agree', () => {
    show(whyOf('get-item'), aDeniedOutcome({ operation: 'GetItem' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('flags a difference', () => {
    show(whyOf('get-item'), aGrantedOutcome())
    expect(screen.getByRole('alert').textContent).toContain(
      'this should be denied; AWS’s answer is granted',
    )
  })
})
