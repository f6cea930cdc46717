/**
 * The rules: one action, the turns it takes, and what comes of it. Pure; every action has an answer, a refused one
 * costs nothing.
 */
import { randomFrom } from '../random.ts'
import { listen, prowl, vanish, type Noise } from './alien.ts'
import { directions } from './directions.ts'
import type { Find, Happening, Refusal } from './happening.ts'
import { roomOf, soundDistance, waysFrom, type RoomId } from './ship.ts'
import {
  airTuning,
  decoyTurns,
  points,
  pryTurns,
  scanRange,
  soundRange,
  type Action,
  type Contents,
  type Outcome,
  type Situation,
} from './state.ts'

/** What keeps an action from being done now; `undefined` where it can be done. */
export function refusalOf(state: Situation, action: Action): Refusal | undefined {
  switch (action.kind) {
    case 'move': {
      const { direction } = action
      const passage = roomOf(state.ship, state.room).passages[direction]
      if (passage === 'wall') return { kind: 'wall', direction }
      if (passage === 'hatch' && !state.hasKeycard) return { kind: 'locked', direction }
      return undefined
    }
    case 'take':
      return contentsHere(state).crystals > 0 ? undefined : { kind: 'no-crystal' }
    case 'decoy':
      return state.decoysLeft > 0 ? undefined : { kind: 'no-decoy' }
    case 'scan':
    case 'hide':
      return undefined
  }
  return action satisfies never
}

/** What the player can do now; in play there is always something. */
export function possibleActions(state: Situation): readonly Action[] {
  if (state.phase !== 'playing') return []
  const all: Action[] = [
    ...directions.map((direction) => ({ kind: 'move', direction }) as const),
    { kind: 'take' },
    { kind: 'scan' },
    { kind: 'hide' },
    { kind: 'decoy' },
  ]
  return all.filter((action) => !refusalOf(state, action))
}

export function contentsHere(state: Situation): Contents {
  return state.contents[state.room] ?? { ...nothing }
}

const nothing: Contents = { crystals: 0, hasBeacon: false, hasKeycard: false, hasCanister: false }

/** The situation after an action. Once the round is over, nothing changes any more. */
export function play(state: Situation, action: Action): Situation {
  if (state.phase !== 'playing') return state
  const why = refusalOf(state, action)
  if (why) return { ...state, happenings: [{ kind: 'refused', why }] }
  const before = { ...state, happenings: [] }
  // Whoever leaves a hiding place in front of the alien does not get far.
  const isSeen = state.alien.room === state.room && action.kind !== 'hide'
  let next = isSeen ? attack({ ...before, isHidden: false }) : before
  if (next.phase !== 'playing') return next
  next = act({ ...next, isHidden: false }, action)
  // On the way in, before it has moved itself.
  if (action.kind === 'move' && next.alien.room === next.room) next = attack(next)
  if (next.phase === 'playing' && next.hasBeacon && next.room === next.ship.podBay) {
    return escape(next)
  }
  const turns = action.kind === 'take' ? pryTurns : 1
  for (let count = 0; count < turns && next.phase === 'playing'; count += 1) {
    next = passTurn(next, noiseOf(next, action))
  }
  return next
}

function add(state: Situation, ...happenings: readonly Happening[]): Situation {
  return { ...state, happenings: [...state.happenings, ...happenings] }
}

function act(state: Situation, action: Action): Situation {
  switch (action.kind) {
    case 'move': {
      const way = waysFrom(state.ship, state.room, state.hasKeycard).find(
        ({ direction }) => direction === action.direction,
      )
      if (!way) return state
      const throughHatch = roomOf(state.ship, state.room).passages[action.direction] === 'hatch'
      return enter(add(state, { kind: 'moved', direction: action.direction, throughHatch }), way.to)
    }
    case 'take': {
      const left = contentsHere(state).crystals - 1
      return add(
        {
          ...withContents(state, { crystals: left }),
          crystals: state.crystals + 1,
          score: state.score + points.crystal,
        },
        { kind: 'pried', left },
      )
    }
    case 'scan':
      return scan(state)
    case 'hide': {
      const { hasLocker } = roomOf(state.ship, state.room)
      return add({ ...state, isHidden: hasLocker }, { kind: hasLocker ? 'hid' : 'waited' })
    }
    case 'decoy':
      return add(
        {
          ...state,
          decoysLeft: state.decoysLeft - 1,
          decoy: { room: state.room, turnsLeft: decoyTurns },
        },
        { kind: 'decoyed' },
      )
  }
  return action satisfies never
}

function withContents(state: Situation, change: Partial<Contents>): Situation {
  const contents = state.contents.map((one, id) =>
    id === state.room ? { ...one, ...change } : one,
  )
  return { ...state, contents }
}

function enter(state: Situation, room: RoomId): Situation {
  const isNew = state.knowledge[room] !== 'visited'
  let next: Situation = {
    ...state,
    room,
    knowledge: state.knowledge.map((known, id) => (id === room ? 'visited' : known)),
    score: state.score + (isNew ? points.room : 0),
  }
  const here = contentsHere(next)
  const finds: Find[] = []
  if (here.hasBeacon) {
    finds.push('beacon')
    next = { ...next, hasBeacon: true, score: next.score + points.beacon }
  }
  if (here.hasKeycard) {
    finds.push('keycard')
    next = { ...next, hasKeycard: true }
  }
  if (here.hasCanister) {
    finds.push('canister')
    next = { ...next, oxygen: next.oxygen + airTuning.canister }
  }
  next = withContents(next, { hasBeacon: false, hasKeycard: false, hasCanister: false })
  return add(next, ...finds.map((find) => ({ kind: 'found', find }) as const))
}

function scan(state: Situation): Situation {
  const { ship, room, alien, turn } = state
  return add(
    {
      ...state,
      sighting: { room: alien.room, turn: turn + 1 },
      knowledge: state.knowledge.map((known, id) =>
        known === 'unknown' && soundDistance(ship, room, id) <= scanRange ? 'scanned' : known,
      ),
    },
    { kind: 'scanned', alien: alien.room },
  )
}

/** What the alien can hear of an action, the most tempting first. */
function noiseOf(state: Situation, action: Action): Noise[] {
  const noises: Noise[] = []
  if (state.decoy) noises.push({ room: state.decoy.room, range: soundRange.decoy })
  if (action.kind === 'move') noises.push({ room: state.room, range: soundRange.steps })
  if (action.kind === 'take') noises.push({ room: state.room, range: soundRange.prying })
  return noises
}

function passTurn(state: Situation, noises: readonly Noise[]): Situation {
  const random = randomFrom(state.randomState)
  const turn = state.turn + 1
  const alien = prowl(listen(state.alien, noises, state.ship), turn, state.ship, random)
  const decoy =
    state.decoy && state.decoy.turnsLeft > 1
      ? { ...state.decoy, turnsLeft: state.decoy.turnsLeft - 1 }
      : undefined
  const oxygen = state.oxygen - 1
  let next: Situation = { ...state, turn, alien, decoy, oxygen, randomState: random.state() }
  if (alien.room === next.room) {
    next = next.isHidden
      ? add({ ...next, sighting: { room: alien.room, turn } }, { kind: 'passed' })
      : attack(next)
  }
  return next.phase === 'playing' && next.oxygen <= 0 ? lose(next, 'suffocated') : next
}

/** The first time the suit gives; the second time there is nothing left to give. */
function attack(state: Situation): Situation {
  if (state.isSuitTorn) return lose(state, 'taken')
  const random = randomFrom(state.randomState)
  const alien = vanish(state.alien, state.ship, state.ship.vault, random)
  const oxygen = Math.max(0, state.oxygen - airTuning.tear)
  const next = add(
    { ...state, alien, oxygen, isSuitTorn: true, randomState: random.state() },
    { kind: 'torn' },
  )
  return oxygen > 0 ? next : lose(next, 'suffocated')
}

/** The step into the pod is a turn like any other, but nobody else gets to act in it. */
function escape(state: Situation): Situation {
  const oxygen = state.oxygen - 1
  const bonus = points.escape + state.crystals * points.crystalHome + oxygen * points.oxygenLeft
  return add(
    {
      ...state,
      turn: state.turn + 1,
      oxygen,
      phase: 'won',
      outcome: 'escaped',
      score: state.score + bonus,
    },
    { kind: 'escaped' },
  )
}

function lose(state: Situation, outcome: Exclude<Outcome, 'escaped'>): Situation {
  return add({ ...state, phase: 'lost', outcome }, { kind: outcome })
}
