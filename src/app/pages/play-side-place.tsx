/** Keeps the place of what stands beside the game until it has loaded. */
import { RoundPlace } from '../../features/scores/components/round-place.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

export function PlaySidePlace() {
  return (
    <div className="play-page-side">
      <RoundPlace />
      <Panel title="Your scores" aside={<span className="play-page-picture-place" />}>
        <Skeleton label="Loading your scores…" lines={3} />
      </Panel>
    </div>
  )
}
