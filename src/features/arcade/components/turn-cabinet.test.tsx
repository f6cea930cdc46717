// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { RoundState, TurnGame } from '../games/game.ts'
import type { GameEntry } from '../games/games.ts'
import { PanelBoundary } from '../../../app/panel-boundary.tsx'
import { ArcadeCabinet, type ArcadeCabinetProps } from './arcade-cabinet.tsx'

afterEach(cleanup)

interface CountState extends RoundState {
  readonly seed: number
  readonly left: number
}

/** Three steps win; a slip loses. */
const counting: TurnGame<CountState, 'step' | 'slip'> = {
  kind: 'turns',
  goal: 'Take three steps.',
  createRound: (seed) => ({ phase: 'playing', score: 0, seed, left: 3 }),
  step(state, move) {
    if (move === 'slip') return { ...state, phase: 'lost', ending: 'You slipped.' }
    const left = state.left - 1
    return { ...state, left, score: state.score + 10, phase: left === 0 ? 'won' : 'playing' }
  },
  Screen: (props) => (
    <>
      <p>
        {props.state.left} to go, seed {props.state.seed}
      </p>
      {(['step', 'slip'] as const).map((move) => (
        <button
          key={move}
          onClick={() => {
            props.onMove(move)
          }}
        >
          {move}
        </button>
      ))}
    </>
  ),
}

const game = () => Promise.resolve(counting)
const entry: GameEntry = { id: 'counting', title: 'Counting', summary: '', game }

async function insert(props: Partial<ArcadeCabinetProps> = {}) {
  const onRoundFinished = vi.fn<ArcadeCabinetProps['onRoundFinished']>()
  await act(async () => {
    render(
      <StrictMode>
        <PanelBoundary>
          <ArcadeCabinet
            entry={entry}
            seed={7}
            addressOf={(seed) => (seed === undefined ? '/' : `/?seed=${String(seed)}`)}
            onRoundFinished={onRoundFinished}
            {...props}
          />
        </PanelBoundary>
      </StrictMode>,
    )
    await import('./turn-cabinet.tsx')
  })
  return { onRoundFinished, phase: () => screen.getByRole('region').getAttribute('data-phase') }
}

function press(name: string) {
  fireEvent.click(screen.getByRole('button', { name }))
}

it('plays a game of turns to a win, and tells of it once', async () => {
  const { onRoundFinished, phase } = await insert({ bestScore: 20 })
  expect(screen.getByText('Take three steps.')).toBeTruthy()
  press('Play')
  expect(screen.getByText('3 to go, seed 7')).toBeTruthy()
  press('step')
  press('step')
  expect(phase()).toBe('playing')
  press('step')
  expect(phase()).toBe('won')
  expect(onRoundFinished.mock.calls).toEqual([
    [{ gameTitle: 'Counting', result: 'win', score: 30 }],
  ])
  expect(screen.getByText('new best')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toMatch(/^You won\. Score 30\. *$/)
})

it('says how a round was lost, and takes no move after it', async () => {
  const { onRoundFinished } = await insert()
  press('Play')
  press('slip')
  expect(screen.getByText('You slipped.')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('You lost. Score 0. You slipped.')
  fireEvent.click(screen.getByText('step'))
  expect(onRoundFinished).toHaveBeenCalledOnce()
  press('Play again')
  expect(screen.getByText('3 to go, seed 7')).toBeTruthy()
})

it('plays two moves that come before the screen shows the first', async () => {
  await insert()
  press('Play')
  act(() => {
    screen.getByRole('button', { name: 'step' }).click()
    screen.getByRole('button', { name: 'step' }).click()
  })
  expect(screen.getByText('1 to go, seed 7')).toBeTruthy()
})

it('brings its screen in sight when a round starts, and leaves the page alone from move to move', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  await insert()
  expect(seen).not.toHaveBeenCalled()
  press('Play')
  expect(seen).toHaveBeenCalledWith({ block: 'nearest' })
  seen.mockClear()
  press('step')
  expect(seen).not.toHaveBeenCalled()
  seen.mockRestore()
})

it('does not pause when the window is left: it waits anyway', async () => {
  const { phase } = await insert()
  press('Play')
  fireEvent(window, new Event('blur'))
  expect(phase()).toBe('playing')
})

it('says that a seed repeats the round, and after a fresh round offers to repeat it', async () => {
  await insert()
  expect(screen.getByText(/Seed 7: exactly the same round each time/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'New rounds' }).getAttribute('href')).toBe('/')
  cleanup()
  await insert({ seed: undefined })
  expect(screen.queryByRole('link')).toBeNull()
  press('Play')
  const seed = /seed (\d+)/.exec(screen.getByText(/to go/).textContent)?.[1]
  press('slip')
  expect(screen.getByRole('link', { name: 'Repeat this round' }).getAttribute('href')).toBe(
    `/?seed=${String(seed)}`,
  )
})

it('loads a game when it is chosen, and tries again where that failed', async () => {
  let isOffline = true
  const fails = () => (isOffline ? Promise.reject(new Error('offline')) : game())
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await insert({ entry: { ...entry, game: fails } })
  expect(await screen.findByText('A part of the app did not load')).toBeTruthy()
  isOffline = false
  await act(async () => {
    press('Try again')
    await game()
  })
  expect(await screen.findByRole('button', { name: 'Play' })).toBeTruthy()
})

it('keeps its place while a game loads', () => {
  const never = () => new Promise<never>(() => undefined)
  render(
    <ArcadeCabinet
      entry={{ ...entry, game: never }}
      addressOf={() => '/'}
      onRoundFinished={() => undefined}
    />,
  )
  expect(screen.getByRole('region', { name: 'Counting' }).dataset['phase']).toBe('loading')
  expect(screen.queryByRole('button')).toBeNull()
})
