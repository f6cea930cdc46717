/** The palette: one of its colours is chosen. A group of radio buttons, so arrow keys go through it. */
import { useId } from 'react'
import { palette } from '../palette.ts'
import './colour-choice.css'

export interface ColourChoiceProps {
  /** Index into the palette. */
  readonly colour: number
  readonly onChoose: (colour: number) => void
}

export function ColourChoice({ colour, onChoose }: ColourChoiceProps) {
  const name = useId()
  return (
    <fieldset className="colour-choice">
      <legend className="visually-hidden">Colour</legend>
      {palette.map((one, index) => (
        <label key={one.name} className="colour-choice-item" title={one.name}>
          <input
            type="radio"
            name={name}
            checked={index === colour}
            onChange={() => {
              onChoose(index)
            }}
          />
          <svg
            viewBox="0 0 10 10"
            preserveAspectRatio={index === 0 ? undefined : 'none'}
            aria-hidden="true"
            focusable="false"
          >
            {index === 0 ? (
              <path className="colour-choice-nothing" d="M2 8 8 2M2 2l6 6" />
            ) : (
              <rect width="10" height="10" fill={one.value} />
            )}
          </svg>
          <span className="visually-hidden">{index === 0 ? 'nothing, to erase' : one.name}</span>
        </label>
      ))}
    </fieldset>
  )
}
