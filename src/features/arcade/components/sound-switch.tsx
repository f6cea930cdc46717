/** Switches the sound on and off. */
import type { Speaker } from './use-speaker.ts'

export interface SoundSwitchProps {
  readonly speaker: Pick<Speaker, 'isOn' | 'toggle'>
}

export function SoundSwitch({ speaker: { isOn, toggle } }: SoundSwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className="arcade-sound"
      onClick={toggle}
    >
      <svg width="18" height="18" viewBox="0 0 12 12" shapeRendering="crispEdges" aria-hidden>
        <path fill="currentColor" d="M1 4h2V3h1V2h1V1h1v10H5v-1H4V9H3V8H1z" />
        {isOn ? (
          <path fill="currentColor" d="M7 4h1v4H7zM9 2h1v8H9z" />
        ) : (
          <path
            fill="currentColor"
            d="M7 4h1v1H7zM8 5h1v2H8zM7 7h1v1H7zM9 4h1v1H9zM9 7h1v1H9zM10 3h1v1h-1zM10 8h1v1h-1z"
          />
        )}
      </svg>
      sound <span aria-hidden="true">{isOn ? 'on' : 'off'}</span>
    </button>
  )
}
