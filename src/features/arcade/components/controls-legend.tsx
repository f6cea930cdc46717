/** The line that says how to play, by keys or by touch: whichever this device has. */
import { BackIcon } from '../../../ui/icons/back-icon.tsx'
import { ForwardIcon } from '../../../ui/icons/forward-icon.tsx'

export interface ControlsLegendProps {
  id: string
}

export function ControlsLegend({ id }: ControlsLegendProps) {
  return (
    <div id={id} className="arcade-legend">
      <p className="arcade-legend-keys">
        <span>
          <kbd>
            <BackIcon size={14} />
            <span className="visually-hidden">left arrow</span>
          </kbd>{' '}
          <kbd>
            <ForwardIcon size={14} />
            <span className="visually-hidden">right arrow</span>
          </kbd>{' '}
          or <kbd>A</kbd> <kbd>D</kbd> steer
        </span>{' '}
        <span>
          <kbd>space</kbd> fire
        </span>{' '}
        <span>
          <kbd>esc</kbd> or <kbd>P</kbd> pause
        </span>
      </p>
      <p className="arcade-legend-touch">Drag to steer; it fires while you touch.</p>
    </div>
  )
}
