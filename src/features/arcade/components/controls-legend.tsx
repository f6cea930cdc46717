/** The line that says how to play, by keys or by touch: whichever this device has. */

export interface ControlsLegendProps {
  id: string
}

export function ControlsLegend({ id }: ControlsLegendProps) {
  return (
    <div id={id} className="arcade-legend">
      <p className="arcade-legend-keys">
        <span>
          <kbd aria-label="left arrow">←</kbd> <kbd aria-label="right arrow">→</kbd> or <kbd>A</kbd>{' '}
          <kbd>D</kbd> steer
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
