/** Tells what a move brought, as one line of the story, and how the round ended. */
import type { Happening, Refusal } from './happening.ts'
import { isKnown, signalReceived } from './senses.ts'
import { roomOf, type RoomId } from './ship.ts'
import { airTuning, decoyTurns, pryTurns, type Situation } from './state.ts'
import { capitalised, counted, nameOf, roomSentences, soundSentence } from './words.ts'

function signalSentence(situation: Situation): string {
  const { from, bearing } = signalReceived(situation)
  if (from === 'beacon') return `The beacon calls from the ${bearing}.`
  return bearing === 'here' ? 'The pod is here.' : `It points to the pod, ${bearing} of here.`
}

function refusalWords(why: Refusal): string {
  switch (why.kind) {
    case 'wall':
      return `A wall to the ${why.direction}. No turn passes.`
    case 'locked':
      return `The hatch to the ${why.direction} is locked, and you have no keycard. No turn passes.`
    case 'no-crystal':
      return 'There is no crystal here. No turn passes.'
    case 'no-decoy':
      return 'You have no decoys left. No turn passes.'
  }
  return why satisfies never
}

function happeningWords(situation: Situation, happening: Happening): string {
  const here = nameOf(situation, situation.room)
  switch (happening.kind) {
    case 'arrived':
      return `You come aboard with air for ${counted(situation.oxygen, 'turn')}; a move costs one. ${signalSentence(situation)}`
    case 'moved':
      return happening.throughHatch
        ? `${capitalised(happening.direction)}, through the hatch, which shuts behind you: the ${here}.`
        : `${capitalised(happening.direction)}, to the ${here}.`
    case 'found':
      switch (happening.find) {
        case 'beacon':
          return `You have the beacon. ${signalSentence(situation)}`
        case 'keycard':
          return 'You find the keycard: hatches open to you, and not to the alien.'
        case 'canister':
          return `A canister: ${airTuning.canister} more turns of oxygen.`
      }
      return happening.find satisfies never
    case 'pried':
      return `You pry a crystal loose. It takes ${counted(pryTurns, 'turn')}, and it is loud.${happening.left > 0 ? ` ${happening.left} left here.` : ''}`
    case 'scanned':
      return happening.alien === situation.room
        ? 'You scan the rooms around.'
        : `You scan the rooms around. The alien was in ${placeWords(situation, happening.alien)}.`
    case 'hid':
      return 'You hide in the locker.'
    case 'waited':
      return 'You hold still and make no sound.'
    case 'decoyed':
      return `You set a decoy. It clatters here for ${counted(decoyTurns, 'turn')}; better be elsewhere.`
    case 'passed':
      return 'The alien comes in, sniffs, and does not find you.'
    case 'torn':
      return `The alien tears your suit and slips into the vents. ${airTuning.tear} turns of oxygen are gone, and the suit will not hold again.`
    case 'escaped':
      return 'The beacon starts the pod. You are out.'
    case 'suffocated':
      return 'The air is used up.'
    case 'taken':
      return 'The alien takes you.'
    case 'refused':
      return refusalWords(happening.why)
  }
  return happening satisfies never
}

/** A room named so that it can be found: `a room 2 east, 1 north of you`. */
function placeWords(situation: Situation, id: RoomId): string {
  const from = roomOf(situation.ship, situation.room)
  const to = roomOf(situation.ship, id)
  const columns = to.column - from.column
  const rows = to.row - from.row
  const parts = [
    ...(columns === 0 ? [] : [`${Math.abs(columns)} ${columns > 0 ? 'east' : 'west'}`]),
    ...(rows === 0 ? [] : [`${Math.abs(rows)} ${rows > 0 ? 'south' : 'north'}`]),
  ]
  const name = isKnown(situation, id) ? `the ${nameOf(situation, id)}` : 'a room'
  return `${name}, ${parts.join(' and ')} of you`
}

function airSentence({ oxygen }: Situation): string {
  return oxygen <= airTuning.low || oxygen % 5 === 0 ? `Oxygen: ${oxygen}.` : ''
}

/** What the last move brought and how things stand now, as one line of the story. */
export function storyLine(situation: Situation): string {
  const { happenings, phase } = situation
  const told = happenings.map((happening) => happeningWords(situation, happening))
  if (phase !== 'playing' || happenings.some(({ kind }) => kind === 'refused')) {
    return told.join(' ')
  }
  const hasArrived = happenings.some(({ kind }) => kind === 'arrived')
  const isElsewhere = hasArrived || happenings.some(({ kind }) => kind === 'moved')
  const passed = happenings.some(({ kind }) => kind === 'passed')
  return [
    ...told,
    ...(isElsewhere ? [roomSentences(situation)] : []),
    ...(passed ? [] : [soundSentence(situation)]),
    ...(hasArrived ? [] : [airSentence(situation)]),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** How the round ended, in one sentence. */
export function endingSentence({ outcome, crystals, oxygen }: Situation): string | undefined {
  switch (outcome) {
    case undefined:
      return undefined
    case 'escaped':
      return `You got out with ${counted(crystals, 'crystal')} and air for ${counted(oxygen, 'more turn')}.`
    case 'suffocated':
      return 'The air ran out.'
    case 'taken':
      return 'The alien met you twice.'
  }
  return outcome satisfies never
}
