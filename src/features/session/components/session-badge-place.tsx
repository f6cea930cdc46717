/** What the badge shows before anything is known of the session: of the same size. */
export function SessionBadgePlace() {
  return (
    <>
      <span className="session-badge-state">opening…</span>
      <span className="session-badge-name">You</span>
      <svg
        className="identity-face identity-face-me identity-face-medium"
        viewBox="-1.5 -1.5 12 12"
        aria-hidden="true"
      />
    </>
  )
}
