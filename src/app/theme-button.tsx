/** The theme in the header's corner: each press takes the next of system, light and dark. */
import { themeChoices } from './theme-choice.ts'
import { themeIcon, themeWords } from './theme-looks.tsx'
import { useThemeChoice } from './use-theme-choice.ts'
import './theme-button.css'

export function ThemeButton() {
  const [chosen, choose] = useThemeChoice()
  const next = themeChoices[(themeChoices.indexOf(chosen) + 1) % themeChoices.length] ?? 'system'
  const label = `Theme: ${themeWords[chosen].toLowerCase()}`
  return (
    <button
      type="button"
      className="theme-button"
      aria-label={label}
      title={`${label}. Press for ${themeWords[next].toLowerCase()}.`}
      onClick={() => {
        choose(next)
      }}
    >
      {themeIcon(chosen)}
    </button>
  )
}
