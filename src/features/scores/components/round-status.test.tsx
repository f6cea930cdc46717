// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Failure } from '../../../domain/failure.ts'
import { aFinishedRound } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { useSaveRound } from '../api/use-save-round.ts'
import { useRounds } from '../use-rounds.ts'
import { RoundStatus } from './round-status.tsx'

const round = aFinishedRound()

function PlayedRound() {
  const rounds = useRounds(useSaveRound())
  return (
    <>
      <button
        onClick={() => {
          rounds.finish(round)
        }}
      >
        finish
      </button>
      {rounds.all.map((finished) => (
        <RoundStatus
          key={finished.round.roundId}
          finished={finished}
          exchange={undefined}
          onRetry={() => {
            rounds.retry(finished.round)
          }}
        />
      ))}
    </>
  )
}

it('does not say saved before DynamoDB did', async () => {
  let answer: (saved: { newRecord: boolean; exchangeId: string }) => void = () => undefined
  const saveRound = () =>
    new Promise<{ newRecord: boolean; exchangeId: string }>((resolve) => {
      answer = resolve
    })
  renderApp(<PlayedRound />, { aws: createFakeAws({ table: { saveRound } }) })
  screen.getByRole('button', { name: 'finish' }).click()
  expect(await screen.findByText('Saving…')).toBeTruthy()
  expect(screen.queryByText('Saved to your partition')).toBeNull()
  answer({ newRecord: true, exchangeId: 'x1' })
  expect(await screen.findByText('Saved to your partition')).toBeTruthy()
  expect(screen.getByText('New best: 1500')).toBeTruthy()
})

it('keeps a round that could not be saved and saves the same round again', async () => {
  const saveRound = vi
    .fn(() => Promise.resolve({ newRecord: false, exchangeId: 'x1' }))
    .mockRejectedValueOnce(new Failure('unreachable', 'Failed to fetch'))
  renderApp(<PlayedRound />, { aws: createFakeAws({ table: { saveRound } }) })
  screen.getByRole('button', { name: 'finish' }).click()
  expect(await screen.findByText('This round is not saved yet')).toBeTruthy()
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(await screen.findByText('Saved to your partition')).toBeTruthy()
  expect(saveRound.mock.calls).toEqual([[round], [round]])
})

it('saves the same round again by itself when the network is back', async () => {
  const saveRound = vi
    .fn(() => Promise.resolve({ newRecord: false, exchangeId: 'x1' }))
    .mockRejectedValueOnce(new Failure('offline', 'Failed to fetch'))
  renderApp(<PlayedRound />, { aws: createFakeAws({ table: { saveRound } }) })
  screen.getByRole('button', { name: 'finish' }).click()
  expect(await screen.findByText('This round is not saved yet')).toBeTruthy()
  expect(saveRound).toHaveBeenCalledOnce()
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText('Saved to your partition')).toBeTruthy()
  expect(saveRound.mock.calls).toEqual([[round], [round]])
})

it('does not repeat by itself what AWS refused', async () => {
  const saveRound = vi.fn(() => Promise.reject(new Failure('denied', 'not authorized')))
  renderApp(<PlayedRound />, { aws: createFakeAws({ table: { saveRound } }) })
  screen.getByRole('button', { name: 'finish' }).click()
  expect(await screen.findByText('This round is not saved yet')).toBeTruthy()
  window.dispatchEvent(new Event('online'))
  window.dispatchEvent(new Event('focus'))
  expect(saveRound).toHaveBeenCalledOnce()
})

it('says below a result that it is the best, and leaves the score to the result', () => {
  const finished = {
    round,
    saving: { state: 'saved', newRecord: true, exchangeId: 'x1' },
  } as const
  renderApp(<RoundStatus finished={finished} exchange={undefined} onRetry={vi.fn()} isBare />)
  expect(screen.getByText('New best')).toBeTruthy()
})

it('says in few words below a result that the round is not saved, and leaves the rest to its box', () => {
  const finished = {
    round,
    saving: { state: 'failed', error: new Failure('offline', '') },
  } as const
  renderApp(<RoundStatus finished={finished} exchange={undefined} onRetry={vi.fn()} isBare />)
  expect(screen.getByRole('status').textContent).toContain('Not saved yet')
  expect(screen.queryByRole('button')).toBeNull()
})
