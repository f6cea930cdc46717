import { describe, expect, it } from 'vitest'
import { deal } from './deal.ts'
import { directions } from './directions.ts'
import { cellWords } from './map-words.ts'
import { isKnown } from './senses.ts'
import { at, situationForTests } from './situation-for-tests.ts'
import { contentsWords, exitsSentence, exitWords, roomSentences, soundSentence } from './words.ts'

describe('the room in words', () => {
  it('names what lies there and all ways out', () => {
    expect(roomSentences(situationForTests({ room: at(2, 3) }))).toBe(
      'Here: 2 crystals. Ways out: east, south and west; a hatch north, locked.',
    )
    expect(roomSentences(situationForTests({ room: at(1, 4) }))).toBe(
      'Here: a locker. Ways out: north and east.',
    )
    expect(exitsSentence(situationForTests({ room: at(2, 2), hasKeycard: true }))).toBe(
      'Ways out: hatches north, east, south and west.',
    )
  })

  it('says every exit of every room and no other, over a hundred ships', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const situation = deal(seed)
      for (const { id, passages } of situation.ship.rooms) {
        const sentence = exitsSentence({ ...situation, room: id })
        for (const direction of directions) {
          expect(sentence.includes(direction)).toBe(passages[direction] !== 'wall')
        }
      }
    }
  })
})

describe('the exits for the buttons', () => {
  const open = situationForTests({ room: at(2, 3) })

  it('say where each leads, as far as that is known', () => {
    expect(exitWords(open, 'south')).toBe(`to the room ${at(2, 4)}`)
    expect(exitWords(open, 'east')).toBe('unexplored')
    expect(exitWords(open, 'north')).toBe('locked hatch')
    expect(exitWords({ ...open, hasKeycard: true }, 'north')).toBe('by a hatch, unexplored')
    expect(exitWords(situationForTests(), 'south')).toBe('wall')
  })
})

describe('the alien in words', () => {
  it.each([
    [3, 4, 'Claws scrape very near, to the east.'],
    [3, 3, 'Something scrapes near, to the north-east.'],
    [2, 1, 'Far off to the north, something scrapes.'],
    [2, 4, 'The alien is in this room. While you hide it does not find you.'],
    [4, 1, ''],
  ])('from column %i, row %i', (column, row, sentence) => {
    const room = at(column, row)
    expect(soundSentence(situationForTests({ alien: { room, cameFrom: room } }))).toBe(sentence)
  })
})

describe('the map in words', () => {
  it('tells of a known room what the eye sees', () => {
    const knowledge = situationForTests().knowledge.map(() => 'scanned' as const)
    const situation = situationForTests({
      knowledge,
      turn: 7,
      sighting: { room: at(2, 3), turn: 4 },
      decoy: { room: at(2, 4), turnsLeft: 2 },
    })
    expect(cellWords(situation, at(2, 3))).toBe(
      `Room ${at(2, 3)}: alien seen 3 turns ago; 2 crystals; not visited; ways out hatch north, east, south, west`,
    )
    expect(cellWords(situation, at(2, 4))).toMatch(/you are here; a decoy clatters; not visited/)
  })

  it('tells nothing of what lies in the fog', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const situation = deal(seed)
      for (const { id, name } of situation.ship.rooms) {
        const words = cellWords(situation, id)
        expect(words === 'Unexplored').toBe(!isKnown(situation, id))
        expect(words.toLowerCase().includes(name)).toBe(isKnown(situation, id))
      }
    }
  })
})

it('lists contents as one would say them', () => {
  const situation = situationForTests()
  expect(contentsWords(situation, at(0, 2))).toBe('the beacon')
  expect(contentsWords(situation, at(2, 0))).toBe('the pod')
  expect(contentsWords(situation, at(0, 1))).toBe('')
})
