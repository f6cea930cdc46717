/** A part of the design page, and the specimens in it, each with its name. */
import { useId, type ReactNode } from 'react'

export interface DesignSectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function DesignSection({ title, children }: DesignSectionProps) {
  const titleId = useId()
  return (
    <section className="design-section" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <div className="design-section-specimens">{children}</div>
    </section>
  )
}

export interface SpecimenProps {
  readonly name: string
  /** Takes a row of its own. */
  readonly wide?: boolean
  readonly children: ReactNode
}

export function Specimen({ name, wide = false, children }: SpecimenProps) {
  return (
    <figure className={wide ? 'design-specimen design-specimen-wide' : 'design-specimen'}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  )
}
