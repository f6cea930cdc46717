// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { findGame, games } from '../games/games.ts'
import { GameTabs } from './game-tabs.tsx'

afterEach(cleanup)

it('links every game and says which one is chosen', () => {
  const chosen = findGame('alien-adventure')
  render(<GameTabs games={games} chosen={chosen} addressOf={({ id }) => `/?game=${id}`} />)
  const links = screen.getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    games.map(({ id }) => `/?game=${id}`),
  )
  expect(links.filter((link) => link.getAttribute('aria-current') === 'page')).toHaveLength(1)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toContain(chosen.title)
})
