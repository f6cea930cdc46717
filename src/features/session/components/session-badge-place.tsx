/** The badge before anything is known of the session: in its place, of its size, and a link as it is. */
import { Link } from 'wouter'
import '../../../ui/identity-face.css'
import './session-badge.css'

export function SessionBadgePlace() {
  return (
    <Link href="/session" className="session-badge">
      <span className="session-badge-state">opening…</span>
      <span className="session-badge-name">You</span>
      <svg
        className="identity-face identity-face-me identity-face-medium"
        viewBox="-1.5 -1.5 12 12"
        aria-hidden="true"
      />
      <span className="visually-hidden">, your session</span>
    </Link>
  )
}
