/** A saucer behind the invitation: always the same one, with everything in sight. */
import './alien-screen.css'
import { deal } from './deal.ts'
import { ShipMap } from './ship-map.tsx'
import type { Situation } from './state.ts'

const seed = 11

const start = deal(seed)

const scenery: Situation = {
  ...start,
  knowledge: start.ship.rooms.map(() => 'visited'),
  sighting: { room: start.alien.room, turn: start.turn },
}

export function AlienBackdrop() {
  return (
    <div className="alien">
      <div className="alien-backdrop">
        <ShipMap situation={scenery} />
      </div>
    </div>
  )
}
