import { describe, expect, it } from 'vitest'
import type { Direction } from './directions.ts'
import { play, possibleActions } from './rules.ts'
import { soundDistance } from './ship.ts'
import { at, situationForTests } from './situation-for-tests.ts'
import { airTuning, points, type Action, type Situation } from './state.ts'

const go = (direction: Direction): Action => ({ kind: 'move', direction })

function playAll(start: Situation, ...actions: Action[]): Situation {
  return actions.reduce(play, start)
}

function kindsOf({ happenings }: Situation) {
  return happenings.map(({ kind }) => kind)
}

/** The alien where the test wants it. */
function withAlien(column: number, row: number, changes: Partial<Situation> = {}): Situation {
  const room = at(column, row)
  return situationForTests({ alien: { room, cameFrom: room }, ...changes })
}

describe('moving', () => {
  it('costs a turn of air and shows the room', () => {
    const end = play(situationForTests(), go('north'))
    expect(end).toMatchObject({ room: at(2, 3), turn: 1, oxygen: 19, score: points.room })
    expect(end.knowledge[at(2, 3)]).toBe('visited')
    expect(playAll(end, go('south')).score).toBe(points.room)
  })

  it('into a wall or a locked hatch costs nothing and says why', () => {
    const start = situationForTests()
    expect(play(start, go('south'))).toEqual({
      ...start,
      happenings: [{ kind: 'refused', why: { kind: 'wall', direction: 'south' } }],
    })
    const atHatch = playAll(start, go('north'))
    expect(play(atHatch, go('north'))).toEqual({
      ...atHatch,
      happenings: [{ kind: 'refused', why: { kind: 'locked', direction: 'north' } }],
    })
  })

  it('passes a hatch with the keycard, which is picked up in passing', () => {
    const end = playAll(situationForTests(), go('east'), go('north'), go('west'), go('north'))
    expect(end).toMatchObject({ hasKeycard: true, room: at(2, 2) })
    expect(end.contents[at(3, 4)]?.hasKeycard).toBe(false)
  })

  it('finds air in a canister, once', () => {
    const end = playAll(situationForTests(), go('west'), go('north'), go('south'), go('north'))
    expect(end.oxygen).toBe(20 - 4 + airTuning.canister)
  })
})

describe('prying crystals', () => {
  it('takes two turns and scores each crystal once', () => {
    const start = situationForTests({ room: at(2, 3) })
    const end = playAll(start, { kind: 'take' }, { kind: 'take' }, { kind: 'take' })
    expect(end).toMatchObject({ crystals: 2, score: 2 * points.crystal, turn: 4, oxygen: 16 })
    expect(kindsOf(end)).toEqual(['refused'])
  })
})

describe('a scan', () => {
  it('shows the rooms two steps around, the alien, and visits nothing', () => {
    const end = play(situationForTests(), { kind: 'scan' })
    const seen = end.knowledge.flatMap((known, id) => (known === 'scanned' ? [id] : []))
    expect(seen).toEqual([at(2, 2), at(1, 3), at(2, 3), at(3, 3), at(1, 4), at(3, 4)])
    expect(end).toMatchObject({ sighting: { room: at(4, 1) }, score: 0, oxygen: 19 })
  })
})

describe('the pod', () => {
  const atPod = { room: at(1, 0), crystals: 2, score: 30, oxygen: 6 }

  it('starts with the beacon: a win that counts crystals again, and the air left', () => {
    const end = play(situationForTests({ ...atPod, hasBeacon: true }), go('east'))
    expect(end).toMatchObject({ phase: 'won', outcome: 'escaped', oxygen: 5 })
    expect(end.score).toBe(30 + points.room + points.escape + 2 * 50 + 5 * points.oxygenLeft)
  })

  it('does nothing without it', () => {
    expect(play(situationForTests(atPod), go('east')).phase).toBe('playing')
  })

  it('is reached with the last breath', () => {
    const end = play(situationForTests({ ...atPod, hasBeacon: true, oxygen: 1 }), go('east'))
    expect(end).toMatchObject({ phase: 'won', oxygen: 0 })
  })
})

describe('the alien', () => {
  it('tears the suit at the first meeting, takes air, and is gone far away', () => {
    const end = play(withAlien(2, 3), go('north'))
    expect(end).toMatchObject({ phase: 'playing', isSuitTorn: true, oxygen: 14 })
    expect(kindsOf(end)).toEqual(['moved', 'torn'])
    expect(soundDistance(end.ship, end.room, end.alien.room)).toBeGreaterThanOrEqual(3)
  })

  it('takes whoever wears a torn suit', () => {
    const end = play(withAlien(2, 3, { isSuitTorn: true }), go('north'))
    expect(end).toMatchObject({ phase: 'lost', outcome: 'taken' })
  })

  it('does not find whoever hides in a locker, but whoever comes out in front of it', () => {
    const hidden = play(withAlien(1, 3, { room: at(1, 4), turn: 1, randomState: 6 }), {
      kind: 'hide',
    })
    expect(hidden.isHidden).toBe(true)
    const together = { ...hidden, alien: { room: at(1, 4), cameFrom: at(1, 3) } }
    expect(play(together, { kind: 'hide' }).isSuitTorn).toBe(false)
    expect(kindsOf(play(together, { kind: 'scan' }))).toEqual(['torn', 'scanned'])
  })

  it('finds whoever holds still in the open', () => {
    const prey = at(2, 4)
    const start = situationForTests({ alien: { room: at(2, 3), cameFrom: at(2, 2), prey } })
    expect(play(start, { kind: 'hide' })).toMatchObject({ isHidden: false, isSuitTorn: true })
  })
})

describe('a decoy', () => {
  it('clatters for five turns where it was set', () => {
    const set = play(situationForTests(), { kind: 'decoy' })
    expect(set).toMatchObject({ decoysLeft: 1, decoy: { room: at(2, 4), turnsLeft: 4 } })
    const later = playAll(set, go('north'), go('west'), go('west'), go('north'))
    expect(later.decoy).toBeUndefined()
  })

  it('is refused when none is left', () => {
    const end = play(situationForTests({ decoysLeft: 0 }), { kind: 'decoy' })
    expect(kindsOf(end)).toEqual(['refused'])
  })
})

describe('the air', () => {
  it('ends the round when it is used up', () => {
    const end = play(situationForTests({ oxygen: 1 }), { kind: 'hide' })
    expect(end).toMatchObject({ phase: 'lost', outcome: 'suffocated', oxygen: 0 })
    expect(possibleActions(end)).toEqual([])
    expect(play(end, { kind: 'scan' })).toBe(end)
  })
})

it('offers what can be done, and nothing that is refused', () => {
  const kinds = possibleActions(situationForTests()).map((action) =>
    action.kind === 'move' ? action.direction : action.kind,
  )
  expect(kinds).toEqual(['north', 'east', 'west', 'scan', 'hide', 'decoy'])
})
