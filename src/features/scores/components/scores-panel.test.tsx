// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Failure } from '../../../domain/failure.ts'
import { aGameScore } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { useScores } from '../api/use-scores.ts'
import { ScoresPanel } from './scores-panel.tsx'

function Scores() {
  return <ScoresPanel query={useScores()} />
}

it('says that it loads until DynamoDB answered', () => {
  renderApp(<Scores />, {
    aws: createFakeAws({ me: { open: () => new Promise(() => undefined) } }),
  })
  expect(screen.getByText('Loading your scores…')).toBeTruthy()
})

it('says what will be here where there is nothing yet', async () => {
  renderApp(<Scores />)
  expect(await screen.findByText(/Your first finished round makes an item here/)).toBeTruthy()
})

it('shows each game with what was won, lost and best', async () => {
  const scores = [aGameScore(), aGameScore({ gameTitle: 'Alien Adventure', topScore: undefined })]
  renderApp(<Scores />, { aws: createFakeAws({ scores }) })
  const row = await screen.findByRole('row', { name: /Meteor Blasters/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['3', '1', '1200'])
  expect(screen.getByRole('row', { name: /Alien Adventure/ }).textContent).toContain('–')
})

it('says what failed and tries again on request', async () => {
  const listOwnPartition = vi
    .fn(() => Promise.resolve([aGameScore()]))
    .mockRejectedValueOnce(new Failure('offline', 'Failed to fetch'))
  renderApp(<Scores />, { aws: createFakeAws({ table: { listOwnPartition } }) })
  expect((await screen.findByRole('alert')).textContent).toContain('You are offline')
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(await screen.findByRole('row', { name: /Meteor Blasters/ })).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})
