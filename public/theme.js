/* global document, localStorage */
/* The chosen theme, before the first paint; see src/app/theme-choice.ts */
;(() => {
  try {
    const choice = localStorage.getItem('leading-key/theme')
    if (choice !== 'light' && choice !== 'dark') return
    document.documentElement.dataset.theme = choice
    for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
      meta.setAttribute('media', meta.dataset.theme === choice ? 'all' : 'not all')
  } catch {
    // No storage
  }
})()
