/** Keeps the places of what stands in the header's corner until it has loaded. */
import { SessionBadgePlace } from '../features/session/components/session-badge-place.tsx'
import './theme-button.css'

export function CornerPlace() {
  return (
    <>
      <span className="theme-button" />
      <SessionBadgePlace />
    </>
  )
}
