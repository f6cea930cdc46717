/** A page's heading; it names the document too. */
import { useContext, useEffect } from 'react'
import { nameDocument } from './name-document.ts'
import { PageArrivalContext } from './page-arrival-context.ts'

export interface PageHeadingProps {
  readonly title: string
  /** The document's title, where it says more than the heading. Default is the heading. */
  readonly documentTitle?: string
  /** The heading is there for screen readers, but the page needs none to be seen. */
  readonly isHidden?: boolean
}

export function PageHeading({ title, documentTitle = title, isHidden = false }: PageHeadingProps) {
  const arrive = useContext(PageArrivalContext)
  useEffect(() => {
    nameDocument(documentTitle)
    arrive()
  }, [documentTitle, arrive])
  return (
    <h1 tabIndex={-1} className={isHidden ? 'visually-hidden' : undefined}>
      {title}
    </h1>
  )
}
