// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stepSeconds } from '../games/game.ts'
import { findGame } from '../games/games.ts'
import { createBot } from '../games/meteor-blasters/bot.ts'
import { meteorBlasters } from '../games/meteor-blasters/meteor-blasters.ts'
import { ArcadeCabinet, type ArcadeCabinetProps } from './arcade-cabinet.tsx'

// This DOM has no 2D canvas, so nothing is drawn; the round itself is the real one.
const frames = new Map<number, FrameRequestCallback>()
let timeMs = 0

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  frames.clear()
  let handle = 0
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    handle += 1
    frames.set(handle, callback)
    return handle
  })
  vi.stubGlobal('cancelAnimationFrame', (cancelled: number) => frames.delete(cancelled))
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets so many seconds pass on the screen, at 20 frames a second. */
function pass(seconds: number) {
  act(() => {
    for (let frame = 0; frame < seconds * 20; frame += 1) {
      const due = [...frames.values()]
      frames.clear()
      timeMs += 50
      for (const callback of due) callback(timeMs)
    }
  })
}

function insert(props: Partial<ArcadeCabinetProps> = {}) {
  const onRoundFinished = vi.fn<ArcadeCabinetProps['onRoundFinished']>()
  const view = render(
    <StrictMode>
      <ArcadeCabinet
        entry={findGame('meteor-blasters')}
        seed={87}
        addressOf={(seed) => `/?seed=${String(seed)}`}
        onRoundFinished={onRoundFinished}
        {...props}
      />
    </StrictMode>,
  )
  const phase = () => screen.getByRole('region').getAttribute('data-phase')
  return { ...view, onRoundFinished, phase }
}

function click(name: string) {
  fireEvent.click(screen.getByRole('button', { name }))
}

const stage = () => screen.getByRole('application')

function hold(key: string, down: boolean) {
  if (down) fireEvent.keyDown(stage(), { key, code: key })
  else fireEvent.keyUp(stage(), { key, code: key })
}

/** What the bot steers in each frame of the first seed that it wins. */
function winningRound() {
  for (let seed = 1; ; seed += 1) {
    const bot = createBot()
    const steers: number[] = []
    let state = meteorBlasters.createRound(seed)
    while (state.phase === 'playing') {
      const input = bot(state)
      steers.push(input.steer)
      for (let count = 0; count < 3; count += 1)
        state = meteorBlasters.step(state, input, stepSeconds)
    }
    if (state.phase === 'won') return { seed, steers, score: state.score }
  }
}

describe('the arcade cabinet', () => {
  it('invites to play and names the screen and the keys', () => {
    const { phase } = insert()
    expect(phase()).toBe('ready')
    expect(screen.getAllByRole('button')).toHaveLength(1)
    expect(screen.getByRole('img', { name: 'Meteor Blasters screen' })).toBeTruthy()
    expect(document.querySelectorAll('kbd')).toHaveLength(7)
  })

  it('gives the keys to the game when a round starts', () => {
    const { phase } = insert()
    click('Play')
    expect(phase()).toBe('playing')
    expect(document.activeElement).toBe(stage())
    expect(screen.getAllByRole('button')).toEqual([screen.getByRole('button', { name: 'Pause' })])
  })

  it('is lost by a player who does nothing, and tells of it once', () => {
    const { phase, onRoundFinished } = insert()
    click('Play')
    pass(30)
    expect(phase()).toBe('lost')
    expect(onRoundFinished.mock.calls).toEqual([
      [{ gameTitle: 'Meteor Blasters', result: 'loss', score: 0 }],
    ])
    expect(screen.getByRole('heading', { name: 'You lost' })).toBeTruthy()
    expect(screen.getByRole('status').textContent).toMatch(
      /^You lost\. Score 0\. .* short of the end/,
    )
  })

  it('is won by the keys that win this seed', () => {
    const won = winningRound()
    const { phase, onRoundFinished } = insert({ seed: won.seed, bestScore: 100 })
    click('Play')
    fireEvent.keyDown(stage(), { key: ' ', code: 'Space' })
    pass(0.05)
    for (const steer of won.steers) {
      hold('ArrowLeft', steer < 0)
      hold('ArrowRight', steer > 0)
      pass(0.05)
    }
    expect(phase()).toBe('won')
    const [result] = onRoundFinished.mock.calls[0] ?? []
    expect(result?.score).toBe(won.score)
    expect(result).toMatchObject({ gameTitle: 'Meteor Blasters', result: 'win' })
    expect(result?.score).toBeGreaterThan(100)
    expect(screen.getByText('You won')).toBeTruthy()
    expect(screen.getByText('new best')).toBeTruthy()
  })

  it('does not start again by a space bar still held, and offers its button to the next press', () => {
    const { phase } = insert()
    click('Play')
    pass(30)
    expect(document.activeElement).toBe(stage())
    act(() => {
      vi.advanceTimersByTime(2000)
    })
    const again = screen.getByRole('button', { name: 'Play again' })
    expect(document.activeElement).toBe(again)
    expect(fireEvent.keyDown(again, { key: ' ', repeat: true })).toBe(false)
    expect(fireEvent.keyDown(again, { key: ' ' })).toBe(true)
    click('Play again')
    expect(phase()).toBe('playing')
  })

  it('pauses by key and goes on where it was', () => {
    const { phase, onRoundFinished } = insert()
    click('Play')
    pass(2)
    fireEvent.keyDown(stage(), { key: 'Escape', code: 'Escape' })
    expect(phase()).toBe('paused')
    pass(60)
    expect(onRoundFinished).not.toHaveBeenCalled()
    click('Resume')
    expect(phase()).toBe('playing')
    pass(30)
    expect(onRoundFinished).toHaveBeenCalledOnce()
  })

  it.each(['Escape', 'p'])('goes on by %s, the key that paused it', (key) => {
    const { phase } = insert()
    click('Play')
    fireEvent.keyDown(stage(), { key, code: key })
    expect(phase()).toBe('paused')
    const resume = screen.getByRole('button', { name: 'Resume' })
    fireEvent.keyDown(resume, { key, code: key, repeat: true })
    fireEvent.keyDown(resume, { key, code: key, ctrlKey: true })
    expect(phase()).toBe('paused')
    fireEvent.keyDown(resume, { key, code: key })
    expect(phase()).toBe('playing')
  })

  it('pauses by its button at the first touch, also by a finger that makes no click', () => {
    const { phase } = insert()
    click('Play')
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Pause' }), { isPrimary: false })
    expect(phase()).toBe('paused')
    click('Resume')
    click('Pause')
    expect(phase()).toBe('paused')
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull()
  })

  it('brings its whole screen in sight when a round starts, and leaves the page where it is else', () => {
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    insert()
    expect(seen).not.toHaveBeenCalled()
    click('Play')
    expect(seen.mock.contexts.at(-1)).toBe(stage())
    expect(seen).toHaveBeenLastCalledWith({ block: 'nearest' })
    seen.mockClear()
    pass(30)
    expect(seen).not.toHaveBeenCalled()
    seen.mockRestore()
  })

  it('takes the focus once after a round, and not from where a key has led it since', () => {
    insert({ seed: undefined })
    click('Play')
    pass(30)
    act(() => {
      vi.advanceTimersByTime(1000)
    })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Play again' }))
    fireEvent.keyDown(window, { key: 'Tab' })
    const repeat = screen.getByRole('link', { name: 'Repeat this round' })
    repeat.focus()
    act(() => {
      vi.advanceTimersByTime(2000)
    })
    expect(document.activeElement).toBe(repeat)
  })

  it('pauses when the window or the focus is lost or the page is hidden', () => {
    const { phase } = insert()
    const leave = [
      () => fireEvent(window, new Event('blur')),
      () => fireEvent.blur(stage()),
      () => {
        const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
        fireEvent(document, new Event('visibilitychange'))
        hidden.mockRestore()
      },
    ]
    click('Play')
    for (const leaveIt of leave) {
      leaveIt()
      expect(phase()).toBe('paused')
      click('Resume')
      expect(phase()).toBe('playing')
    }
  })

  it('leaves nothing running when it is taken away mid-round', () => {
    const { unmount, onRoundFinished } = insert()
    click('Play')
    pass(2)
    unmount()
    expect(frames.size).toBe(0)
    pass(40)
    expect(onRoundFinished).not.toHaveBeenCalled()
  })

  it('plays the same round again for the same seed, and another without one', () => {
    const scores = [87, 87].map((seed) => {
      const { unmount, onRoundFinished } = insert({ seed })
      click('Play')
      fireEvent.keyDown(stage(), { key: ' ', code: 'Space' })
      pass(42)
      unmount()
      return onRoundFinished.mock.calls[0]?.[0].score
    })
    expect(scores[0]).toBe(scores[1])
    const random = vi.spyOn(crypto, 'getRandomValues')
    insert({ seed: undefined })
    click('Play')
    expect(random).toHaveBeenCalledOnce()
    random.mockRestore()
  })
})
