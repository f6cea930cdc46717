/** The saucer as far as it is known, in pixel tiles. For the eye and the finger; map-table.tsx says the same in words. */
import { directions, type Direction } from './directions.ts'
import { PixelSprite } from './pixel-sprite.tsx'
import { alienSeen, isKnown, knownPassage } from './senses.ts'
import { idBeside, roomOf, type Room } from './ship.ts'
import './ship-map.css'
import type { Situation } from './state.ts'

export interface ShipMapProps {
  readonly situation: Situation
  /** A room beside the player was pressed. Default: the map takes no presses. */
  readonly onMove?: (direction: Direction) => void
}

/** Columns and rows of the grid: rooms lie on odd lines, what is between them on even ones. */
function lineOf(index: number): number {
  return 2 * index + 1
}

export function ShipMap({ situation, onMove }: ShipMapProps) {
  const { ship, room } = situation
  const here = roomOf(ship, room)
  return (
    <div className="alien-map" aria-hidden="true">
      {ship.rooms.map((one) => {
        const direction = directions.find((way) => idBeside(room, way) === one.id)
        return (
          <Tile
            key={one.id}
            situation={situation}
            room={one}
            onPress={
              direction &&
              onMove &&
              (() => {
                onMove(direction)
              })
            }
          />
        )
      })}
      {ship.rooms.flatMap((one) =>
        (['east', 'south'] as const).map((direction) => (
          <Way key={`${one.id} ${direction}`} situation={situation} room={one} {...{ direction }} />
        )),
      )}
      <div
        className="alien-map-player"
        data-hidden={situation.isHidden || undefined}
        // Custom properties, so that the step from tile to tile can be drawn in CSS.
        style={{ '--column': here.column, '--row': here.row } as React.CSSProperties}
      >
        <PixelSprite name="player" />
      </div>
    </div>
  )
}

interface TileProps {
  readonly situation: Situation
  readonly room: Room
  readonly onPress: (() => void) | undefined
}

function Tile({ situation, room, onPress }: TileProps) {
  const { ship, contents, decoy, turn } = situation
  const here = contents[room.id]
  const known = isKnown(situation, room.id)
  const seen = alienSeen(situation)
  const seenAgo = seen?.room === room.id ? turn - seen.turn : undefined
  return (
    <div
      className={`alien-tile alien-tile-${lookOf(situation, room)}${onPress ? ' alien-tile-near' : ''}`}
      style={{ gridColumn: lineOf(room.column), gridRow: lineOf(room.row) }}
      onClick={onPress}
    >
      {known && here && (
        <>
          {Array.from({ length: here.crystals }, (_, index) => (
            <span key={index} className="alien-tile-crystal">
              <PixelSprite name="crystal" />
            </span>
          ))}
          {here.hasBeacon && <Thing name="beacon" />}
          {here.hasKeycard && <Thing name="keycard" />}
          {here.hasCanister && <Thing name="canister" />}
          {ship.podBay === room.id && <Thing name="pod" />}
          {room.hasLocker && <Thing name="locker" />}
        </>
      )}
      {decoy?.room === room.id && <Thing name="decoy" />}
      {seenAgo !== undefined && (
        <span className="alien-tile-alien" data-now={seenAgo === 0 || undefined}>
          <PixelSprite name="alien" />
          {seenAgo > 0 && <span className="alien-tile-ago">{seenAgo}</span>}
        </span>
      )}
    </div>
  )
}

function lookOf({ knowledge, phase, room: here }: Situation, { id }: Room): string {
  if (id === here) return 'here'
  const known = knowledge[id] ?? 'unknown'
  return known === 'unknown' && phase !== 'playing' ? 'missed' : known
}

function Thing({
  name,
}: {
  readonly name: 'beacon' | 'keycard' | 'canister' | 'pod' | 'locker' | 'decoy'
}) {
  return (
    <span className={`alien-tile-${name}`}>
      <PixelSprite name={name} />
    </span>
  )
}

interface WayProps {
  readonly situation: Situation
  readonly room: Room
  readonly direction: 'east' | 'south'
}

/** What joins two rooms: a corridor, or a hatch across it. Walls are not drawn: there is nothing. */
function Way({ situation, room, direction }: WayProps) {
  const passage = knownPassage(situation, room.id, direction)
  if (passage === undefined || passage === 'wall') return null
  const isEast = direction === 'east'
  return (
    <div
      className={`alien-way alien-way-${direction} alien-way-${passage}`}
      style={{
        gridColumn: lineOf(room.column) + (isEast ? 1 : 0),
        gridRow: lineOf(room.row) + (isEast ? 0 : 1),
      }}
    />
  )
}
