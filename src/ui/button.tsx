/** The app's button: `primary` once on a screen, `quiet` for the rest, `danger` for what cannot be undone. */
import type { ButtonHTMLAttributes } from 'react'
import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'quiet' | 'danger'
  /** Work is under way: the button stays focusable and says so, and ignores presses. */
  readonly busy?: boolean
}

export function Button({
  look = 'quiet',
  busy = false,
  onClick,
  className = '',
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look} ${className}`}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  )
}
