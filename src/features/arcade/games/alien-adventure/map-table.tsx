/** The map for screen readers: a table, row by row from the north-west. */
import { cellWords } from './map-words.ts'
import { idAt, shipSize } from './ship.ts'
import type { Situation } from './state.ts'

export interface MapTableProps {
  readonly situation: Situation
}

const lines = Array.from({ length: shipSize }, (_, index) => index)

export function MapTable({ situation }: MapTableProps) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>Map of the ship, north at the top</caption>
        <tbody>
          {lines.map((row) => (
            <tr key={row}>
              {lines.map((column) => {
                const id = idAt({ column, row })
                return <td key={column}>{id === undefined ? 'Space' : cellWords(situation, id)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
