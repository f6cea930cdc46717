/** Stands around each page: its faults stay in it, and its place is kept while its code is on the way. */
import { Suspense, useCallback, type ReactNode } from 'react'
import { Skeleton } from '../ui/skeleton.tsx'
import { PageArrivalContext } from './page-arrival-context.ts'
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
      <PanelBoundary key={page}>
        <Suspense fallback={<PagePlace />}>{children}</Suspense>
      </PanelBoundary>
    </PageArrivalContext>
  )
}

/** Stands in the place of a page that is not there yet. */
export function PagePlace() {
  return (
    <div className="page-frame-loading">
      <Skeleton label="Loading the page…" lines={8} />
    </div>
  )
}
