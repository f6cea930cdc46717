/** Grey lines in the place of what is still coming, with words for those who do not see them. */
import './skeleton.css'

export interface SkeletonProps {
  /** `Loading your scores…` */
  readonly label: string
  /** Default is 3. */
  readonly lines?: number
}

export function Skeleton({ label, lines = 3 }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
