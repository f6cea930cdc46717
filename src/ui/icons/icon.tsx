/** The frame all icons share: 24 units, drawn in the text's colour, hidden from screen readers, since a word always stands beside it. */
import type { ReactNode } from 'react'
import './icon.css'

export interface IconProps {
  /** Width and height in pixels. Default is 20. */
  readonly size?: number
}

export function Icon({ size = 20, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}
