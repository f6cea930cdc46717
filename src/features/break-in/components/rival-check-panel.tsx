/** The rival looks into their own partition, with their own credentials: is everything as it was before? */
import type { GameScore } from '../../../domain/game-score.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import './rival-check-panel.css'

export interface RivalCheckPanelProps {
  /** What the rival wrote when they were opened. */
  readonly before: readonly GameScore[]
  /** What the rival finds now; absent until asked. */
  readonly after: readonly GameScore[] | undefined
  readonly error: unknown
  readonly checking: boolean
  readonly onCheck: () => void
}

export function RivalCheckPanel({ before, after, error, checking, onCheck }: RivalCheckPanelProps) {
  return (
    <Panel title="The rival checks">
      <div className="rival-check">
        <p>
          The rival asks DynamoDB for their own partition, with their own credentials, and compares
          it with what they wrote before your attempts.
        </p>
        <Button busy={checking} onClick={onCheck}>
          {checking ? 'The rival is looking…' : after ? 'Check again' : 'Let the rival check'}
        </Button>
        {error !== null && error !== undefined && <FailureNotice error={error} onRetry={onCheck} />}
        <div role="status">{after && <Comparison before={before} after={after} />}</div>
      </div>
    </Panel>
  )
}

function Comparison({
  before,
  after,
}: {
  readonly before: readonly GameScore[]
  readonly after: readonly GameScore[]
}) {
  const rows = compare(before, after)
  const changed = rows.some((row) => row.before !== row.after)
  return (
    <div className="rival-check-result">
      <p className={changed ? 'rival-check-changed' : 'rival-check-same'}>
        {changed ? <WarningIcon /> : <GrantedIcon />}
        {changed ? 'Something changed' : 'Nothing changed'}
      </p>
      <table className="rival-check-table">
        <thead>
          <tr>
            <th scope="col">the rival’s item</th>
            <th scope="col">before</th>
            <th scope="col">now</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.gameTitle}>
              <th scope="row">{row.gameTitle}</th>
              <td>{row.before}</td>
              <td>{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Row {
  readonly gameTitle: string
  readonly before: string
  readonly after: string
}

function compare(before: readonly GameScore[], after: readonly GameScore[]): readonly Row[] {
  const titles = [...new Set([...before, ...after].map((score) => score.gameTitle))]
  return titles.map((gameTitle) => ({
    gameTitle,
    before: describe(before.find((score) => score.gameTitle === gameTitle)),
    after: describe(after.find((score) => score.gameTitle === gameTitle)),
  }))
}

function describe(score: GameScore | undefined): string {
  if (score === undefined) return 'no item'
  const best = score.topScore === undefined ? 'no best' : `best ${String(score.topScore)}`
  return `${String(score.wins)} won, ${String(score.losses)} lost, ${best}`
}
