/** Which theme: the system's, light or dark. Three radio buttons in a row. */
import { useId } from 'react'
import { themeChoices } from './theme-choice.ts'
import { themeIcon, themeWords } from './theme-looks.tsx'
import { useThemeChoice } from './use-theme-choice.ts'
import './theme-switch.css'

export function ThemeSwitch() {
  const [chosen, choose] = useThemeChoice()
  const name = useId()
  return (
    <fieldset className="theme-switch">
      <legend className="visually-hidden">Theme</legend>
      {themeChoices.map((choice) => (
        <label key={choice} className="theme-switch-choice">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={choice}
            checked={choice === chosen}
            onChange={() => {
              choose(choice)
            }}
          />
          {themeIcon(choice)}
          {themeWords[choice]}
        </label>
      ))}
    </fieldset>
  )
}
