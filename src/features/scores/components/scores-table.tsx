/** A player's records, one row for each game. */
import type { GameScore } from '../../../domain/game-score.ts'
import './scores-table.css'

export interface ScoresTableProps {
  readonly scores: readonly GameScore[]
}

export function ScoresTable({ scores }: ScoresTableProps) {
  return (
    <table className="scores-table">
      <thead>
        <tr>
          <th scope="col">game</th>
          <th scope="col">won</th>
          <th scope="col">lost</th>
          <th scope="col">best</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.gameTitle}>
            <th scope="row">{score.gameTitle}</th>
            <td>{score.wins}</td>
            <td>{score.losses}</td>
            <td className="scores-table-best">
              {score.topScore ?? <span aria-label="no score yet">–</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
