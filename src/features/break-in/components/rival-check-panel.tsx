/** The rival looks at what is theirs, with their own credentials: is everything as it was before? */
import type { PlayerFile, PreparedRival, RivalFiles } from '../../../aws/contract.ts'
import type { GameScore } from '../../../domain/game-score.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import type { RivalsFindings } from '../api/use-rival-check.ts'
import { rivalDeniedWords } from './rival-denied-words.ts'
import './rival-check-panel.css'

export interface RivalCheckPanelProps {
  /** What the rival had before the attempts. `undefined` where they could not read it. */
  readonly before: readonly GameScore[] | undefined
  /** What kept their item from being put in place. */
  readonly denied: PreparedRival['denied']
  /** What the rival finds now; absent until asked. */
  readonly after: RivalsFindings | undefined
  readonly error: unknown
  readonly checking: boolean
  readonly onCheck: () => void
}

export function RivalCheckPanel({
  before,
  denied,
  after,
  error,
  checking,
  onCheck,
}: RivalCheckPanelProps) {
  return (
    <Panel title="The rival checks">
      <div className="rival-check">
        <p>
          The rival asks DynamoDB for their own partition and, where you were after their files, S3
          for their own prefix, with their own credentials. They compare it with what they wrote
          before your attempts.
        </p>
        {denied && <p className="rival-check-denied">{rivalDeniedWords(denied)}</p>}
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
  readonly before: readonly GameScore[] | undefined
  readonly after: RivalsFindings
}) {
  const isFileDenied = after.files === 'denied'
  const files = after.files === 'denied' ? undefined : after.files
  const rows = [...compareScores(before, after.scores), ...compareFiles(files)]
  const changed = rows.some((row) => row.before !== notKnown && row.before !== row.after)
  return (
    <div className="rival-check-result">
      {/* What is not known of before is neither the same nor changed. */}
      {changed || (before && rows.length > 0 && !isFileDenied) ? (
        <p className={changed ? 'rival-check-changed' : 'rival-check-same'}>
          {changed ? <WarningIcon /> : <GrantedIcon />}
          {changed ? 'Something changed' : 'Nothing changed'}
        </p>
      ) : (
        <p>{rows.length > 0 ? 'Not everything can be compared' : 'There is nothing to compare'}</p>
      )}
      {isFileDenied && (
        <div>The rival’s picture could not be put in place: IAM denied them PutObject.</div>
      )}
      {rows.length > 0 && <ComparisonTable rows={rows} />}
    </div>
  )
}

function ComparisonTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className="rival-check-table">
      <thead>
        <tr>
          <th scope="col">the rival’s</th>
          <th scope="col">before</th>
          <th scope="col">now</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row">{row.what}</th>
            <td>{row.before}</td>
            <td>{row.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Row {
  /** Title of a game, or name of a file. */
  readonly what: string
  readonly before: string
  readonly after: string
}

const notKnown = 'not known'

function compareScores(
  before: readonly GameScore[] | undefined,
  after: readonly GameScore[],
): readonly Row[] {
  const titles = [...new Set([...(before ?? []), ...after].map((score) => score.gameTitle))]
  return titles.map((gameTitle) => ({
    what: gameTitle,
    before: before ? describe(before.find((score) => score.gameTitle === gameTitle)) : notKnown,
    after: describe(after.find((score) => score.gameTitle === gameTitle)),
  }))
}

function compareFiles(files: RivalFiles | undefined): readonly Row[] {
  const { before = [], after = [] } = files ?? {}
  const names = [...new Set([...before, ...after].map(({ name }) => name))]
  const contentOf = (all: readonly PlayerFile[], name: string) => {
    const file = all.find((one) => one.name === name)
    return file === undefined ? 'no file' : `content ${file.etag.replaceAll('"', '').slice(0, 6)}`
  }
  return names.map((name) => ({
    what: name,
    before: contentOf(before, name),
    after: contentOf(after, name),
  }))
}

function describe(score: GameScore | undefined): string {
  if (score === undefined) return 'no item'
  const best = score.topScore === undefined ? 'no best' : `best ${String(score.topScore)}`
  return `${String(score.wins)} won, ${String(score.losses)} lost, ${best}`
}
