/** The key of the logo, in pixels. */
export function KeyIcon() {
  return (
    <svg
      className="icon"
      width="27"
      height="15"
      viewBox="0 0 18 10"
      shapeRendering="crispEdges"
      aria-hidden="true"
      focusable="false"
    >
      <path
        fill="currentColor"
        d="M0 2h1V1h6v1h1v1h10v3h-1v2h-2V6h-1v2h-1V6H8v1H7v1H1V7H0zm3 1v3h2V3z"
      />
    </svg>
  )
}
