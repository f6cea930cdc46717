/** The theme that the page shows, and how to choose another. */
import { useCallback, useSyncExternalStore } from 'react'
import { chooseTheme, shownTheme, watchTheme, type ThemeChoice } from './theme-choice.ts'

export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const subscribe = useCallback((onChange: () => void) => watchTheme(document, onChange), [])
  const choice = useSyncExternalStore(subscribe, () => shownTheme(document))
  const choose = useCallback((next: ThemeChoice) => {
    chooseTheme(document, next)
  }, [])
  return [choice, choose]
}
