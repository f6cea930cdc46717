// @vitest-environment happy-dom
import { cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SoundSwitch } from './sound-switch.tsx'
import { useSpeaker } from './use-speaker.ts'

beforeEach(() => {
  window.localStorage.clear()
})
afterEach(cleanup)

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

it('asks a game for its sounds only while it is on', () => {
  const { result } = renderHook(useSpeaker)
  const sounds = vi.fn(() => [])
  result.current.play(sounds)
  expect(sounds).not.toHaveBeenCalled()
})
