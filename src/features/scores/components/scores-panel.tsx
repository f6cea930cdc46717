/** Your own partition: every record that DynamoDB holds under your identity. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { GameScore } from '../../../domain/game-score.ts'
import { Panel } from '../../../ui/panel.tsx'
import { QueryBoundary } from '../../../ui/query-boundary.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ScoresTable } from './scores-table.tsx'
import './scores-panel.css'

export interface ScoresPanelProps {
  readonly query: Pick<
    UseQueryResult<readonly GameScore[]>,
    'data' | 'error' | 'errorUpdateCount' | 'isFetching' | 'fetchStatus' | 'refetch'
  >
  /** Beside the title: whose scores they are. */
  readonly picture?: ReactNode
}

export function ScoresPanel({ query, picture }: ScoresPanelProps) {
  return (
    <Panel title="Your scores" aside={picture}>
      <div className="scores-panel">
        <QueryBoundary query={query} loading={<Skeleton label="Loading your scores…" lines={3} />}>
          {(scores) =>
            scores.length === 0 ? (
              <p className="scores-panel-empty">
                Nothing yet. Your first finished round makes an item here, under your identity.
              </p>
            ) : (
              <ScoresTable scores={scores} />
            )
          }
        </QueryBoundary>
      </div>
    </Panel>
  )
}
