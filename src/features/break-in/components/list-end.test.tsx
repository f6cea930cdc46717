// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aDeniedOutcome, aGrantedOutcome } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { attempts } from '../catalogue.ts'
import { ListEnd } from './list-end.tsx'

it('counts what was refused on the rival, and leads to the policy and the lab', () => {
  const answered = { state: 'answered', outcome: aGrantedOutcome() } as const
  const outcome = aDeniedOutcome({ operation: 'GetItem' })
  renderApp(
    <ListEnd
      attempts={attempts}
      results={{
        'get-item': { own: answered, rival: { state: 'answered', outcome } },
        query: { own: { state: 'answered', outcome }, rival: { state: 'sending' } },
        'get-credentials-for-identity': { own: answered, rival: answered },
      }}
    />,
  )
  const total = String(attempts.length)
  expect(screen.getByText(`You aimed 2 of its ${total}`, { exact: false }).textContent).toContain(
    '1 was refused.',
  )
  const hrefs = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(hrefs).toEqual(['/policy', '/lab'])
})
