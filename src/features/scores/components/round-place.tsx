/** Keeps the place of the first round's status, so that nothing jumps when it comes. */
import './round-status.css'

export function RoundPlace() {
  return (
    <div className="round-status round-status-place">
      <p className="round-status-title">No round in this visit</p>
      <p className="round-status-line">Finish one, and see AWS save it (UpdateItem).</p>
    </div>
  )
}
