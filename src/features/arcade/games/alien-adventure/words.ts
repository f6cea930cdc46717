/** Says a situation in plain words: everything that the map shows can be read here. */
import { directions, type Direction } from './directions.ts'
import { isKnown, soundHeard } from './senses.ts'
import { idBeside, roomOf, type RoomId } from './ship.ts'
import { pryTurns, type Situation } from './state.ts'

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `1 crystal`, `2 crystals` */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

/** `a, b and c` */
function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

export function nameOf({ ship }: Situation, id: RoomId): string {
  return roomOf(ship, id).name
}

/** What lies in a known room: `2 crystals and a locker`. Empty where nothing does. */
export function contentsWords({ ship, contents }: Situation, id: RoomId): string {
  const here = contents[id]
  return listed([
    ...(here && here.crystals > 0 ? [counted(here.crystals, 'crystal')] : []),
    ...(here?.hasBeacon ? ['the beacon'] : []),
    ...(here?.hasKeycard ? ['a keycard'] : []),
    ...(here?.hasCanister ? ['an oxygen canister'] : []),
    ...(roomOf(ship, id).hasLocker ? ['a locker'] : []),
    ...(ship.podBay === id ? ['the pod'] : []),
  ])
}

/** Where a direction leads: `wall`, `locked hatch`, `unexplored`, `to the galley`, `by a hatch to the vault`. */
export function exitWords(situation: Situation, direction: Direction): string {
  const { ship, room, hasKeycard } = situation
  const passage = roomOf(ship, room).passages[direction]
  const beside = idBeside(room, direction)
  if (passage === 'wall' || beside === undefined) return 'wall'
  const place = isKnown(situation, beside) ? `to the ${nameOf(situation, beside)}` : 'unexplored'
  if (passage === 'open') return place
  return hasKeycard ? `by a hatch, ${place}` : 'locked hatch'
}

/** All ways out of the room in one sentence. */
export function exitsSentence(situation: Situation): string {
  const { passages } = roomOf(situation.ship, situation.room)
  const open = directions.filter((direction) => passages[direction] === 'open')
  const hatches = directions.filter((direction) => passages[direction] === 'hatch')
  const parts = [
    ...(open.length > 0 ? [listed(open)] : []),
    ...(hatches.length > 0
      ? [`${hatches.length > 1 ? 'hatches' : 'a hatch'} ${listed(hatches)}`]
      : []),
  ]
  const lock = hatches.length > 0 && !situation.hasKeycard ? ', locked' : ''
  return `Ways out: ${parts.join('; ')}${lock}.`
}

/** The room, in one or two short sentences. */
export function roomSentences(situation: Situation): string {
  const here = contentsWords(situation, situation.room)
  return `${here === '' ? '' : `Here: ${here}. `}${exitsSentence(situation)}`
}

/** The alien, as it is heard now. Empty where it is not. */
export function soundSentence(situation: Situation): string {
  const heard = soundHeard(situation)
  if (!heard) return ''
  switch (heard.loudness) {
    case 'here':
      return 'The alien is in this room. While you hide it does not find you.'
    case 'very near':
      return `Claws scrape very near, to the ${heard.bearing}.`
    case 'near':
      return `Something scrapes near, to the ${heard.bearing}.`
    case 'far':
      return `Far off to the ${heard.bearing}, something scrapes.`
  }
  return heard.loudness satisfies never
}

/** For the instrument: `none`, or how loud and from where. */
export function soundReading(situation: Situation): readonly string[] {
  const heard = soundHeard(situation)
  if (!heard) return ['none']
  return heard.loudness === 'here' ? ['in here'] : [`${heard.loudness},`, heard.bearing]
}

/** What taking would mean here, for its button. */
export function takeWords({ contents, room }: Situation): string {
  const crystals = contents[room]?.crystals ?? 0
  return crystals > 0
    ? `${counted(crystals, 'crystal')} here, ${counted(pryTurns, 'turn')}, loud`
    : 'no crystal here'
}

/** Whether the alien is so near that taking would bring it here before it is done. */
export function isTakingRash(situation: Situation): boolean {
  const loudness = soundHeard(situation)?.loudness
  const isNear = loudness === 'here' || loudness === 'very near'
  return isNear && (situation.contents[situation.room]?.crystals ?? 0) > 0
}

/** What lying low would mean here, for its button. */
export function hideWords({ ship, room }: Situation): string {
  return roomOf(ship, room).hasLocker
    ? 'in the locker, unfound and silent'
    : 'silent, but in the open'
}
