// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Button } from './button.tsx'

afterEach(cleanup)

it('says to the page what it is told to say, and nothing where it can be pressed', () => {
  render(
    <>
      <Button aria-disabled>Not yet</Button>
      <Button aria-disabled={false}>Now</Button>
    </>,
  )
  const [notYet, now] = screen.getAllByRole('button')
  expect(notYet?.getAttribute('aria-disabled')).toBe('true')
  expect(now?.getAttribute('aria-disabled')).toBeNull()
})

it('ignores presses while work is under way, and says so', () => {
  const onClick = vi.fn()
  render(
    <Button busy onClick={onClick}>
      Sending…
    </Button>,
  )
  const button = screen.getByRole('button')
  fireEvent.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('aria-busy')).toBe('true')
})
