/** Builds a saucer: who lies beside whom, what is shut, and what lies where. All of it from one source of chance. */
import type { RandomSource } from '../random.ts'
import { pickFrom, shuffled } from './dice.ts'
import { directions, opposite, type Direction } from './directions.ts'
import {
  cells,
  idAt,
  idBeside,
  shipSize,
  soundDistance,
  stepsTo,
  type Passage,
  type Room,
  type RoomId,
  type Ship,
} from './ship.ts'
import type { Contents } from './state.ts'

const names = [
  'galley',
  'engine room',
  'laboratory',
  'garden',
  'cargo hold',
  'infirmary',
  'archive',
  'bunk room',
  'observatory',
  'pump room',
  'reactor',
  'larder',
  'workshop',
  'hatchery',
  'cold store',
  'music room',
  'washroom',
  'map room',
]

/** Passages beyond those that hold the ship together: ways around, and hatches that shut. */
const loops = 5
const spareHatches = 2
const looseCrystals = 8
const vaultCrystals = 3
const canisters = 2
const lockers = 8

/** In steps: how far the beacon lies from the airlock, and the pod bay from both, at least. */
const beaconApart = 4
const podApart = 4

export interface BuiltShip {
  readonly ship: Ship
  readonly contents: readonly Contents[]
  readonly beacon: RoomId
  readonly alien: RoomId
}

interface Wall {
  readonly id: RoomId
  readonly direction: Direction
  readonly to: RoomId
}

/** Every place between two rooms, once. */
const walls: readonly Wall[] = cells.flatMap((_, id) =>
  (['east', 'south'] as const).flatMap((direction) => {
    const to = idBeside(id, direction)
    return to === undefined ? [] : [{ id, direction, to }]
  }),
)

/** `undefined` where chance left no good place for something; the next try may have it. */
export function buildShip(random: RandomSource): BuiltShip | undefined {
  const airlock = idAt({ column: Math.floor(shipSize / 2), row: shipSize - 1 }) ?? 0
  const passages = carve(airlock, random)
  const bare: Ship = {
    rooms: cells.map((cell, id) => ({
      ...cell,
      id,
      name: '',
      passages: passages[id] ?? noPassages,
      hasLocker: false,
    })),
    airlock,
    podBay: airlock,
    vault: airlock,
  }
  const all = bare.rooms.map(({ id }) => id)
  const vault = pickFrom(
    all.filter((id) => id !== airlock && canDoWithout(bare, id)),
    random,
  )
  if (vault === undefined) return undefined
  lock(passages, vault)

  const fromAirlock = stepsTo(bare, airlock, false)
  const beacon = pickFrom(
    all.filter((id) => id !== vault && (fromAirlock[id] ?? 0) >= beaconApart),
    random,
  )
  if (beacon === undefined) return undefined
  const fromBeacon = stepsTo(bare, beacon, false)
  const podBay = pickFrom(
    all.filter(
      (id) => id !== vault && Math.min(fromAirlock[id] ?? 0, fromBeacon[id] ?? 0) >= podApart,
    ),
    random,
  )
  if (podBay === undefined) return undefined

  const plain = all.filter((id) => ![airlock, vault, beacon, podBay].includes(id))
  const [keycard, ...others] = shuffled(plain, random)
  if (keycard === undefined) return undefined
  const withCanister = others.slice(0, canisters)
  const crystals = shuffled([...plain, ...plain], random).slice(0, looseCrystals)
  const withLocker = shuffled(plain, random).slice(0, lockers)
  const alien = pickFrom(
    plain.filter((id) => soundDistance(bare, id, airlock) >= 4),
    random,
  )
  if (alien === undefined) return undefined

  const nameOf = nameRooms({ airlock, podBay, vault }, random)
  const rooms = bare.rooms.map((room): Room => ({
    ...room,
    name: nameOf(room.id),
    passages: passages[room.id] ?? noPassages,
    hasLocker: withLocker.includes(room.id),
  }))
  const contents = all.map((id): Contents => ({
    crystals: id === vault ? vaultCrystals : crystals.filter((at) => at === id).length,
    hasBeacon: id === beacon,
    hasKeycard: id === keycard,
    hasCanister: withCanister.includes(id),
  }))
  return { ship: { rooms, airlock, podBay, vault }, contents, beacon, alien }
}

type Passages = Record<Direction, Passage>

const noPassages: Passages = { north: 'wall', east: 'wall', south: 'wall', west: 'wall' }

/** Opens walls until every room can be reached, then some more, then puts hatches into a few. */
function carve(start: RoomId, random: RandomSource): Passages[] {
  const passages = cells.map(() => ({ ...noPassages }))
  const reached = new Set([start])
  const shut: Wall[] = []
  const order = shuffled(walls, random)
  while (reached.size < cells.length) {
    const next = order.find(({ id, to }) => reached.has(id) !== reached.has(to))
    if (!next) break
    open(passages, next, 'open')
    reached.add(next.id).add(next.to)
  }
  for (const wall of order) {
    if (passages[wall.id]?.[wall.direction] === 'wall') shut.push(wall)
  }
  for (const wall of shut.slice(0, loops)) open(passages, wall, 'open')
  for (const wall of shut.slice(loops, loops + spareHatches)) open(passages, wall, 'hatch')
  return passages
}

function open(passages: Passages[], { id, direction, to }: Wall, passage: Passage): void {
  const here = passages[id]
  const there = passages[to]
  if (here) here[direction] = passage
  if (there) there[opposite[direction]] = passage
}

/** Whether all other rooms can still be reached from the airlock with this one shut. */
function canDoWithout(ship: Ship, id: RoomId): boolean {
  const rooms = ship.rooms.map((room) => {
    const passages = { ...room.passages }
    for (const direction of directions) {
      if (room.id === id || idBeside(room.id, direction) === id) passages[direction] = 'wall'
    }
    return { ...room, passages }
  })
  const steps = stepsTo({ ...ship, rooms }, ship.airlock, false)
  return rooms.every((room) => room.id === id || steps[room.id] !== Infinity)
}

/** Makes a vault of a room: what was open is a hatch. */
function lock(passages: Passages[], vault: RoomId): void {
  for (const direction of directions) {
    const to = idBeside(vault, direction)
    if (to === undefined || passages[vault]?.[direction] !== 'open') continue
    open(passages, { id: vault, direction, to }, 'hatch')
  }
}

function nameRooms(
  special: Pick<Ship, 'airlock' | 'podBay' | 'vault'>,
  random: RandomSource,
): (id: RoomId) => string {
  const fixed = new Map([
    [special.airlock, 'airlock'],
    [special.podBay, 'pod bay'],
    [special.vault, 'vault'],
  ])
  const rest = shuffled(names, random)
  const given = cells.map((_, id) => fixed.get(id) ?? rest.pop() ?? 'room')
  return (id) => given[id] ?? 'room'
}
