// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '../../../testing/render-app.tsx'
import { aDeniedOutcome, aGrantedOutcome } from '../../../testing/builders.ts'
import type { AttemptResults } from '../attempt-results.ts'
import { attemptsOn } from '../catalogue.ts'
import { AttemptList } from './attempt-list.tsx'

function show(filesBucket: string | undefined, results: AttemptResults = {}) {
  const attempts = attemptsOn({ filesBucket })
  renderApp(
    <AttemptList
      attempts={attempts}
      selectedId={undefined}
      results={results}
      onChoose={() => undefined}
    />,
  )
}

it('lists the attempts on files', () => {
  show('files')
  expect(screen.getByRole('heading', { name: 'reach files' })).toBeTruthy()
  expect(screen.getByRole('button', { name: /^GetObject Read a picture/ })).toBeTruthy()
})

it('says why there are none where the stack has no bucket for them', () => {
  show(undefined)
  expect(screen.queryByRole('heading', { name: 'reach files' })).toBeNull()
  expect(screen.getByText(/^No attempts on files/).textContent).toContain('filesBucket')
})

it('marks what was granted on the rival: as a warning, or as empty where it leads nowhere', () => {
  const granted = { state: 'answered', outcome: aGrantedOutcome() } as const
  const denied = aDeniedOutcome({ operation: 'GetItem' })
  show('files', {
    'get-item': { own: granted, rival: { state: 'answered', outcome: denied } },
    'get-credentials-for-identity': { own: granted, rival: granted },
    'list-objects-with-dots': { own: granted, rival: granted },
  })
  const nameOf = (title: RegExp) => screen.getByRole('button', { name: title }).textContent
  expect(nameOf(/Read one score/)).toMatch(/yourself: granted, on the rival: denied$/)
  expect(nameOf(/Ask Cognito/)).toMatch(/yourself: granted, on the rival: granted, mind why$/)
  expect(nameOf(/with dots/)).toMatch(/yourself: granted, empty, on the rival: granted, empty$/)
})
