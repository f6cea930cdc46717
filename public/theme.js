try {
  const choice = localStorage.getItem('leading-key/theme')
  if (choice === 'light' || choice === 'dark') {
    document.documentElement.dataset.theme = choice
    for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
      meta.setAttribute('media', meta.dataset.theme === choice ? 'all' : 'not all')
  }
} catch {}
