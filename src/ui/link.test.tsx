// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Link } from './link.tsx'

beforeEach(() => {
  window.history.replaceState(null, '', '/')
})

afterEach(cleanup)

function showLink(): HTMLElement {
  render(<Link href="/lab?step=2">Lab</Link>)
  return screen.getByRole('link', { name: 'Lab' })
}

it('goes to its address without loading the page', () => {
  const isLeftToBrowser = fireEvent.click(showLink())
  expect(isLeftToBrowser).toBe(false)
  expect(window.location.pathname + window.location.search).toBe('/lab?step=2')
})

it.each([
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
  { altKey: true },
  { button: 1 },
])('leaves a press with %o to the browser', (press) => {
  // Nothing else takes it, and the environment would follow the link.
  const stay = (event: Event) => {
    event.preventDefault()
  }
  window.addEventListener('click', stay, { once: true })
  fireEvent.click(showLink(), press)
  expect(window.location.pathname).toBe('/')
})
