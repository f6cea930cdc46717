/* global document, localStorage */
/* Before the first paint: the theme that the player chose. Without a choice the system decides, and nothing is marked.
   A file of its own, since the Content-Security-Policy takes no inline scripts. The app's part is src/app/theme-choice.ts. */
;(() => {
  try {
    const choice = localStorage.getItem('leading-key/theme')
    if (choice !== 'light' && choice !== 'dark') return
    document.documentElement.dataset.theme = choice
    for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
      meta.setAttribute('media', meta.dataset.theme === choice ? 'all' : 'not all')
  } catch {
    // The browser lets the page remember nothing.
  }
})()
