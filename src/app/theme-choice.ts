/**
 * The theme that the player chose, remembered in this browser. The document itself holds the choice, as
 * `<html data-theme="dark">`; tokens.css does the rest. A script within `index.html` marks it before the first paint.
 * Without a choice, or without storage, the system decides.
 */
export type ThemeChoice = 'system' | 'light' | 'dark'

export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

export const themeStorageKey = 'leading-key/theme'

/** The choice that the document shows. */
export function shownTheme({ documentElement }: Document): ThemeChoice {
  const mark = documentElement.dataset['theme']
  return mark === 'light' || mark === 'dark' ? mark : 'system'
}

/** Marks the document, and gives the browser's own bars the colour of the chosen theme. */
export function showTheme(page: Document, choice: ThemeChoice): void {
  if (choice === 'system') delete page.documentElement.dataset['theme']
  else page.documentElement.dataset['theme'] = choice
  for (const meta of page.querySelectorAll<HTMLElement>('meta[name="theme-color"]')) {
    const theme = meta.dataset['theme'] ?? ''
    const chosen = theme === choice ? 'all' : 'not all'
    meta.setAttribute('media', choice === 'system' ? `(prefers-color-scheme: ${theme})` : chosen)
  }
}

/** Shows the choice and remembers it. Where the browser forbids that, it lasts as long as the page. */
export function chooseTheme(page: Document, choice: ThemeChoice): void {
  showTheme(page, choice)
  try {
    const storage = page.defaultView?.localStorage
    if (choice === 'system') storage?.removeItem(themeStorageKey)
    else storage?.setItem(themeStorageKey, choice)
  } catch {
    // SecurityError or QuotaExceededError.
  }
}

/** Tells when the document shows another theme, be it chosen here or in another tab. Returns what ends it. */
export function watchTheme(page: Document, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(page.documentElement, { attributeFilter: ['data-theme'] })
  const takeFromOtherTab = (event: StorageEvent) => {
    if (event.key !== themeStorageKey && event.key !== null) return
    showTheme(page, themeChoices.find((choice) => choice === event.newValue) ?? 'system')
  }
  page.defaultView?.addEventListener('storage', takeFromOtherTab)
  return () => {
    observer.disconnect()
    page.defaultView?.removeEventListener('storage', takeFromOtherTab)
  }
}
