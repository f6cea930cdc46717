/** Keeps the place of the first round's status, so that nothing jumps when it comes. */
import './round-status.css'

export function RoundPlace() {
  return (
    <div className="round-status round-status-place">
      <p className="round-status-title">Not played yet</p>
      <p className="round-status-line">What becomes of your round shows here.</p>
    </div>
  )
}
