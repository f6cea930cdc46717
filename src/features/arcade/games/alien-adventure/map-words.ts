/** The map in words, for those who do not see it. */
import { directions } from './directions.ts'
import { alienSeen, isKnown } from './senses.ts'
import { roomOf, type RoomId } from './ship.ts'
import type { Situation } from './state.ts'
import { capitalised, contentsWords, counted } from './words.ts'

/** A room of the map in words: what is known of it and who is there. */
export function cellWords(situation: Situation, id: RoomId): string {
  const { ship, room, knowledge, decoy, turn } = situation
  const seen = alienSeen(situation)
  const marks = [
    ...(id === room ? ['you are here'] : []),
    ...(seen?.room === id ? [sightingWords(turn - seen.turn)] : []),
    ...(decoy?.room === id ? ['a decoy clatters'] : []),
  ]
  if (!isKnown(situation, id)) return capitalised(['unexplored', ...marks].join(', '))
  const { name, passages } = roomOf(ship, id)
  const lies = contentsWords(situation, id)
  const exits = directions
    .filter((direction) => passages[direction] !== 'wall')
    .map((direction) => (passages[direction] === 'hatch' ? `hatch ${direction}` : direction))
  const facts = [
    ...marks,
    ...(lies === '' ? [] : [lies]),
    ...(knowledge[id] === 'scanned' ? ['not visited'] : []),
    `ways out ${exits.join(', ')}`,
  ]
  return `${capitalised(name)}: ${facts.join('; ')}`
}

function sightingWords(turnsAgo: number): string {
  return turnsAgo === 0 ? 'alien seen now' : `alien seen ${counted(turnsAgo, 'turn')} ago`
}
