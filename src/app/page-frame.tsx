/** Stands around each page: its faults stay in it, and its place is kept while its code is on the way. */
import { Suspense, useCallback, useEffect, type ReactNode } from 'react'
import { Skeleton } from '../ui/skeleton.tsx'
import { nameDocument } from './name-document.ts'
import { PageArrivalContext } from './page-arrival-context.ts'
import { PageHeading } from './page-heading.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import './page-frame.css'

export interface PageFrameProps {
  /** Names the page. Another page starts without the faults of the one before it. */
  readonly page: string
  /** Called when the page's heading is on the screen. */
  readonly onShown: (page: string) => void
  readonly children: ReactNode
}

export function PageFrame({ page, onShown, children }: PageFrameProps) {
  const arrive = useCallback(() => {
    onShown(page)
  }, [page, onShown])
  return (
    <PageArrivalContext value={arrive}>
      <PanelBoundary key={page} heading={<PageHeading title={nameOf(page)} />}>
        <Suspense fallback={<PagePlace page={page} />}>{children}</Suspense>
      </PanelBoundary>
    </PageArrivalContext>
  )
}

/** `Break in` of `break-in`: a page that is not there cannot say its name. */
function nameOf(page: string): string {
  if (page === 'session') return 'Your session'
  return (page || 'play').replace(/^./, (first) => first.toUpperCase()).replace('-', ' ')
}

export interface PagePlaceProps {
  readonly page: string
}

/** Stands in the place of a page that is not there yet. */
export function PagePlace({ page }: PagePlaceProps) {
  useEffect(() => {
    nameDocument(nameOf(page))
  }, [page])
  return (
    <div className="page-frame-loading">
      <Skeleton label="Loading the page…" lines={8} />
    </div>
  )
}
