// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Game } from '../games/game.ts'
import { meteorBlasters } from '../games/meteor-blasters/meteor-blasters.ts'
import type { Sound } from '../games/sound.ts'
import { SoundSwitch } from './sound-switch.tsx'
import { useHearing } from './use-hearing.ts'
import { useSpeaker } from './use-speaker.ts'

beforeEach(() => {
  window.localStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Cabinet() {
  return <SoundSwitch speaker={useSpeaker()} />
}

it('is off until it is asked for, and the choice is remembered', () => {
  render(<Cabinet />)
  const sound = () => screen.getByRole('switch', { name: 'sound' })
  expect(sound().getAttribute('aria-checked')).toBe('false')
  fireEvent.click(sound())
  expect(sound().getAttribute('aria-checked')).toBe('true')
  cleanup()
  render(<Cabinet />)
  expect(sound().getAttribute('aria-checked')).toBe('true')
})

it('opens the audio while it is pressed, and asks a game for its sounds only while it is on', async () => {
  const resume = vi.fn(() => Promise.resolve())
  const suspend = vi.fn(() => Promise.resolve())
  const open = vi.fn()
  const part = () => ({ gain: {}, connect: (next: unknown) => next })
  class FakeAudio {
    readonly state = 'suspended'
    readonly sampleRate = 100
    readonly destination = {}
    readonly resume = resume
    readonly suspend = suspend
    readonly createGain = part
    readonly createDynamicsCompressor = part
    readonly createBuffer = () => ({ getChannelData: () => [] })
    constructor() {
      open()
    }
  }
  vi.stubGlobal('AudioContext', FakeAudio)
  const { result } = renderHook(useSpeaker)
  const sounds = vi.fn(() => [])
  result.current.play(sounds)
  result.current.wake()
  expect(open).not.toHaveBeenCalled()
  act(() => {
    result.current.toggle()
    expect(open).toHaveBeenCalledOnce()
    expect(resume).toHaveBeenCalledOnce()
  })
  await vi.waitFor(() => {
    result.current.play(sounds)
    expect(sounds).toHaveBeenCalled()
  })
  act(() => {
    result.current.toggle()
  })
  expect(suspend).toHaveBeenCalledOnce()
  sounds.mockClear()
  result.current.play(sounds)
  expect(sounds).not.toHaveBeenCalled()
  expect(open).toHaveBeenCalledOnce()
})

it('loads what a game sounds like only where sound is wanted', async () => {
  const soundsOf = vi.fn(() => [])
  const loadSounds = vi.fn(() => Promise.resolve({ soundsOf }))
  const game: Game = { ...meteorBlasters, loadSounds }
  const [before, after] = [game.createRound(1), game.createRound(2)]
  const play = (sounds: () => readonly Sound[]) => {
    sounds()
  }
  const speaker = { isOn: false, toggle: vi.fn(), wake: vi.fn(), play }
  const { result, rerender } = renderHook((now) => useHearing(game, now), { initialProps: speaker })
  result.current(before, after)
  expect(loadSounds).not.toHaveBeenCalled()
  rerender({ ...speaker, isOn: true })
  await vi.waitFor(() => {
    result.current(before, after)
    expect(soundsOf).toHaveBeenCalledWith(before, after)
  })
  expect(loadSounds).toHaveBeenCalledOnce()
})
