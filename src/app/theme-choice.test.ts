// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  chooseTheme,
  shownTheme,
  showTheme,
  themeChoices,
  themeStorageKey,
  watchTheme,
} from './theme-choice.ts'

const [, firstScript = ''] =
  /<script>([^]*?)<\/script>/.exec(readFileSync('index.html', 'utf8')) ?? []

beforeEach(() => {
  localStorage.clear()
  document.head.innerHTML = ['light', 'dark']
    .map((theme) => `<meta name="theme-color" data-theme="${theme}" content="x" />`)
    .join('')
  showTheme(document, 'system')
})

const barMedia = () =>
  [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) =>
    meta.getAttribute('media'),
  )

it('leaves it to the system where nothing was chosen', () => {
  expect(shownTheme(document)).toBe('system')
  expect(barMedia()).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'])
})

it('gives the browser’s bars the colour of the chosen theme', () => {
  chooseTheme(document, 'dark')
  expect(barMedia()).toEqual(['not all', 'all'])
})

it('remembers a choice, and forgets it for the system’s', () => {
  chooseTheme(document, 'light')
  expect(localStorage.getItem(themeStorageKey)).toBe('light')
  chooseTheme(document, 'system')
  expect(localStorage.getItem(themeStorageKey)).toBeNull()
})

it('tells of a choice made in another tab', async () => {
  const onChange = vi.fn()
  const stop = watchTheme(document, onChange)
  window.dispatchEvent(new StorageEvent('storage', { key: themeStorageKey, newValue: 'dark' }))
  expect(shownTheme(document)).toBe('dark')
  await vi.waitFor(() => {
    expect(onChange).toHaveBeenCalled()
  })
  stop()
})

describe('the script before the first paint', () => {
  it.each(themeChoices)('marks the page for %s as the app does', (choice) => {
    chooseTheme(document, choice)
    const asTheApp = { shown: shownTheme(document), bars: barMedia() }
    showTheme(document, 'system')
    ;(0, eval)(firstScript)
    expect({ shown: shownTheme(document), bars: barMedia() }).toEqual(asTheApp)
  })
})
