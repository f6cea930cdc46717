import { describe, expect, it } from 'vitest'
import type { Happening } from './happening.ts'
import { at, situationForTests } from './situation-for-tests.ts'
import type { Situation } from './state.ts'
import { endingSentence, storyLine } from './story.ts'

function told(happenings: Happening[], changes: Partial<Situation> = {}): string {
  return storyLine(situationForTests({ oxygen: 19, happenings, ...changes }))
}

describe('a line of the story', () => {
  it('starts with where the beacon calls from', () => {
    expect(told([{ kind: 'arrived' }])).toBe(
      'You come aboard with air for 19 turns; a move costs one. The beacon calls from the north-west. Ways out: north, east and west.',
    )
  })

  it('says the air once when it starts, whatever there is of it', () => {
    const line = told([{ kind: 'arrived' }], { oxygen: 25 })
    expect(line).toContain('air for 25 turns')
    expect(line).not.toContain('Oxygen')
  })

  it('tells a step, the finds, the ways out and the sound', () => {
    const line = told(
      [
        { kind: 'moved', direction: 'west', throughHatch: false },
        { kind: 'found', find: 'keycard' },
      ],
      { room: at(1, 4), alien: { room: at(1, 3), cameFrom: at(1, 3) } },
    )
    expect(line).toBe(
      `West, to the room ${at(1, 4)}. You find the keycard: hatches open to you, and not to the alien. Here: a locker. Ways out: north and east. Claws scrape very near, to the north.`,
    )
  })

  it('says where a scan saw the alien, even in the fog', () => {
    expect(told([{ kind: 'scanned', alien: at(4, 1) }])).toBe(
      'You scan the rooms around. The alien was in a room, 2 east and 3 north of you.',
    )
  })

  it('counts the air at every fifth turn, and at every turn when it is low', () => {
    const waited: Happening[] = [{ kind: 'waited' }]
    expect(told(waited, { oxygen: 15 })).toMatch(/Oxygen: 15\.$/)
    expect(told(waited, { oxygen: 14 })).not.toMatch(/Oxygen/)
    expect(told(waited, { oxygen: 7 })).toMatch(/Oxygen: 7\.$/)
  })

  it('says only why, where a move was refused', () => {
    const why = { kind: 'locked', direction: 'north' } as const
    expect(told([{ kind: 'refused', why }], { oxygen: 5 })).toBe(
      'The hatch to the north is locked, and you have no keycard. No turn passes.',
    )
  })

  it('ends with the end', () => {
    const moved = { kind: 'moved', direction: 'north', throughHatch: false } as const
    const line = told([moved, { kind: 'taken' }], { phase: 'lost', outcome: 'taken' })
    expect(line).toMatch(/The alien takes you\.$/)
  })
})

it('sums a round up in one sentence', () => {
  const sum = (changes: Partial<Situation>) => endingSentence(situationForTests(changes))
  expect(sum({})).toBeUndefined()
  expect(sum({ outcome: 'escaped', crystals: 1, oxygen: 4 })).toBe(
    'You got out with 1 crystal and air for 4 more turns.',
  )
  expect(sum({ outcome: 'suffocated' })).toBe('The air ran out.')
})
