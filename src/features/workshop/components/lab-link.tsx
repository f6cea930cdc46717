/** A link in a lab's text: within the app without loading it anew; elsewhere as the browser does it. */
import type { ReactNode } from 'react'
import { Link } from '../../../ui/link.tsx'

export interface LabLinkProps {
  readonly href?: string
  readonly children?: ReactNode
}

export function LabLink({ href = '', children }: LabLinkProps) {
  if (href.startsWith('/')) return <Link href={href}>{children}</Link>
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  )
}
