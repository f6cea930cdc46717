// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderApp } from '../testing/render-app.tsx'
import { ThemeButton } from './theme-button.tsx'
import { chooseTheme } from './theme-choice.ts'
import { ThemeSwitch } from './theme-switch.tsx'

afterEach(() => {
  chooseTheme(document, 'system')
})

it('starts with the system’s theme and takes what is chosen', () => {
  renderApp(<ThemeSwitch />)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'System' }).checked).toBe(true)
  fireEvent.click(screen.getByRole('radio', { name: 'Dark' }))
  expect(document.documentElement.dataset['theme']).toBe('dark')
})

it('goes from one theme to the next by the button in the corner, and the switch follows', async () => {
  renderApp(
    <>
      <ThemeButton />
      <ThemeSwitch />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Theme: system' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Theme: light' }))
  await screen.findByRole('button', { name: 'Theme: dark' })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true)
})
