// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlienScreen } from './alien-screen.tsx'
import { createRound, step } from './core.ts'
import { roomOf, waysFrom } from './ship.ts'
import { findWayOut } from './solver.ts'
import type { Action, AlienAdventureState } from './state.ts'

const seed = 4
const keys = {
  north: 'ArrowUp',
  east: 'ArrowRight',
  south: 'ArrowDown',
  west: 'ArrowLeft',
} as const

let state: AlienAdventureState
let view: ReturnType<typeof render>

/** Stands in the cabinet's place: keeps the state, steps it and shows it. */
function move(action: Action) {
  state = step(state, action)
  view.rerender(<AlienScreen state={state} onMove={move} />)
}

beforeEach(() => {
  state = createRound(seed)
  view = render(<AlienScreen state={state} onMove={move} />)
})

afterEach(cleanup)

function stage() {
  return screen.getByRole('application', { name: /The ship/ })
}

function lastTold() {
  return screen.getByRole('log').lastElementChild?.textContent
}

function press(key: string, more: KeyboardEventInit = {}) {
  const target = document.activeElement ?? document.body
  return fireEvent.keyDown(target, { key, ...more })
}

function wayOut(): readonly Action[] {
  return findWayOut(state) ?? []
}

describe('a whole round', () => {
  it('is won by keys alone, from where the focus is at the start', () => {
    expect(document.activeElement).toBe(stage())
    for (const action of wayOut()) press(action.kind === 'move' ? keys[action.direction] : 'h')
    expect(state.phase).toBe('won')
    expect(document.activeElement).toBe(stage())
  })

  it('is won by buttons alone, and none that was pressed goes away', () => {
    for (const action of wayOut()) {
      const name =
        action.kind === 'move' ? new RegExp(`^${action.direction}:`, 'i') : /^(Hide|Wait) \(/
      const button = screen.getByRole('button', { name })
      button.focus()
      fireEvent.click(button)
      expect(document.activeElement).toBe(button)
      expect(button.isConnected).toBe(true)
    }
    expect(state.phase).toBe('won')
  })
})

describe('the story', () => {
  it('tells each move in the log, the newest last', () => {
    const [first] = wayOut()
    const told = [lastTold()]
    if (first?.kind === 'move') press(keys[first.direction])
    told.push(lastTold())
    expect(told[1]).toMatch(/^(North|East|South|West), to the .*Ways out: /)
    expect(told[1]).not.toBe(told[0])
    press('d')
    expect(lastTold()).toMatch(/^You set a decoy/)
    expect(screen.getByRole('log').children).toHaveLength(3)
  })

  it('says why nothing came of a key or of a button', () => {
    const before = state.oxygen
    press('ArrowDown')
    expect(lastTold()).toBe('A wall to the south. No turn passes.')
    const take = screen.getByRole('button', { name: 'Take (no crystal here)' })
    expect(take.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(take)
    expect(lastTold()).toBe('There is no crystal here. No turn passes.')
    expect(state.oxygen).toBe(before)
  })
})

describe('keys', () => {
  it('are left to the browser with a modifier, and count once while held', () => {
    expect(press('s', { ctrlKey: true })).toBe(true)
    expect(press('Tab')).toBe(true)
    expect(press('s', { repeat: true })).toBe(false)
    expect(state.turn).toBe(0)
    expect(press('S')).toBe(false)
    expect(state.turn).toBe(1)
  })

  it('scroll the story while the focus is there', () => {
    screen.getByRole('log').focus()
    expect(press('ArrowUp')).toBe(true)
    expect(state.turn).toBe(0)
  })
})

describe('what can be read at any time', () => {
  it('is the room with its ways out, the air, the score, what one carries, and the map', () => {
    const described = (stage().getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ')
    expect(described).toMatch(/^Airlock.*Ways out: /)
    expect(described).toContain(`Oxygen ${state.oxygen} turns`)
    expect(screen.getByText('suit whole')).toBeDefined()
    const map = screen.getByRole('table', { name: /Map of the ship/ })
    expect(within(map).getAllByRole('cell')).toHaveLength(25)
    const { name } = roomOf(state.ship, state.room)
    expect(within(map).getByText(new RegExp(`^${name}: you are here`, 'i'))).toBeDefined()
  })

  it('says that the air is low in a word, not by a colour', () => {
    while (state.oxygen > 8) press('h')
    expect(screen.getByText('Oxygen').parentElement?.textContent).toContain('8 low')
  })
})

it('shows an alien that a scan has seen, and how long ago that was', () => {
  press('s')
  const map = screen.getByRole('table', { name: /Map of the ship/ })
  expect(within(map).getByText(/alien seen now/)).toBeDefined()
  press('h')
  expect(within(map).getByText(/alien seen 1 turn ago/)).toBeDefined()
})

it('warns of taking where the alien would come before it is done', () => {
  const crystals = state.contents.map((one) => ({ ...one, crystals: 1 }))
  const [way] = waysFrom(state.ship, state.room, false)
  const show = (room: number) => {
    const alien = { ...state.alien, room }
    view.rerender(<AlienScreen state={{ ...state, contents: crystals, alien }} onMove={move} />)
    return screen.getByRole('button', { name: /^Take/ }).textContent
  }
  expect(show(way?.to ?? -1)).toMatch(/loudT$/)
  expect(show(state.ship.podBay)).toMatch(/\)T$/)
})

it('shows the whole saucer in the end, with the pod and where the alien is', () => {
  const map = screen.getByRole('table', { name: /Map of the ship/ })
  expect(within(map).getAllByText('Unexplored').length).toBeGreaterThan(5)
  expect(within(map).queryByText(/alien seen|the pod/)).toBeNull()
  while (state.phase === 'playing') press('h')
  expect(within(map).queryByText(/Unexplored/)).toBeNull()
  expect(within(map).getByText(/the pod/)).toBeDefined()
  const { name } = roomOf(state.ship, state.alien.room)
  expect(within(map).getByText(/alien seen now/).textContent).toMatch(new RegExp(`^${name}`, 'i'))
})
