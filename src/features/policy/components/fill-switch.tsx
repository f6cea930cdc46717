/** Shows variables as the policy writes them, or filled in with the player's own values. */
import './fill-switch.css'

export interface FillSwitchProps {
  readonly isFilled: boolean
  /** The session is not open yet, so there is nothing to fill in. */
  readonly isDisabled: boolean
  readonly onChange: (isFilled: boolean) => void
}

export function FillSwitch({ isFilled, isDisabled, onChange }: FillSwitchProps) {
  const choice = (filled: boolean, label: string) => (
    <label className="fill-switch-choice">
      <input
        type="radio"
        name="fill-switch"
        className="visually-hidden"
        checked={isFilled === filled}
        disabled={isDisabled && filled}
        onChange={() => {
          onChange(filled)
        }}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset className="fill-switch">
      <legend className="visually-hidden">Variables in the policies</legend>
      {choice(false, 'As written')}
      {choice(true, 'Filled in for you')}
    </fieldset>
  )
}
