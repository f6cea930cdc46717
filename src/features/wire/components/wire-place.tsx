/** Keeps the rail's place until the wire has loaded. */
import './wire-rail.css'

export function WirePlace() {
  return (
    <aside className="wire-rail" aria-label="The wire">
      <h2 className="wire-rail-title">The wire</h2>
    </aside>
  )
}
