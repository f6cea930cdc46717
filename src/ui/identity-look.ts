/**
 * A face and a name for an identity, the same for everyone who sees it.
 *
 * A guest's identity ID is a password, so the look is drawn from a SHA-256 of it, and only 27 bits of that are used:
 * nobody gets back from a face to an ID. 12 bits choose the face, 3 the hue, 12 the name.
 */
import { crowns, heads, legs, mouths, type FacePart } from './face-parts.ts'

export interface IdentityLook {
  /** `Quiet Comet` */
  readonly name: string
  /** Rows from the top, columns from the left; true is a lit cell. 9 rows of 9. */
  readonly cells: readonly (readonly boolean[])[]
  /** From 1 to 8, for `--face-1` and so on. You are coin and the rival is violet, whatever this says. */
  readonly hue: number
}

const manners = [
  ['Agile', 'Airy', 'Amiable', 'Ample', 'Bold', 'Brave', 'Brisk', 'Calm'],
  ['Candid', 'Cheery', 'Clever', 'Cosmic', 'Curious', 'Daring', 'Distant', 'Dusty'],
  ['Eager', 'Early', 'Earnest', 'Elder', 'Fabled', 'Fearless', 'Frosty', 'Gentle'],
  ['Giddy', 'Glowing', 'Hasty', 'Hidden', 'Honest', 'Humble', 'Idle', 'Jaunty'],
  ['Jolly', 'Keen', 'Kind', 'Late', 'Lively', 'Lofty', 'Lucky', 'Lunar'],
  ['Mellow', 'Merry', 'Mighty', 'Misty', 'Modest', 'Nimble', 'Noble', 'Patient'],
  ['Plucky', 'Polite', 'Proud', 'Quick', 'Quiet', 'Restless', 'Rustic', 'Sage'],
  ['Silent', 'Sleepy', 'Snug', 'Solar', 'Spry', 'Stray', 'Tiny', 'Wandering'],
].flat()

const bodies = [
  ['Apogee', 'Asteroid', 'Astronaut', 'Aurora', 'Beacon', 'Booster', 'Capsule', 'Comet'],
  ['Compass', 'Corona', 'Cosmos', 'Crater', 'Dawn', 'Dock', 'Drone', 'Dwarf'],
  ['Eclipse', 'Engine', 'Equinox', 'Flare', 'Galaxy', 'Gravity', 'Halo', 'Harbor'],
  ['Horizon', 'Ion', 'Lander', 'Lantern', 'Magnet', 'Meteor', 'Mission', 'Module'],
  ['Moon', 'Nebula', 'Neutron', 'Nova', 'Orbit', 'Parsec', 'Perigee', 'Photon'],
  ['Pilot', 'Planet', 'Probe', 'Pulsar', 'Quasar', 'Radar', 'Relay', 'Ring'],
  ['Rocket', 'Rover', 'Sail', 'Satellite', 'Shuttle', 'Signal', 'Solstice', 'Spark'],
  ['Star', 'Sunrise', 'Tail', 'Telescope', 'Thruster', 'Tide', 'Voyager', 'Zenith'],
].flat()

/** @throws where the browser has no Web Crypto: on a page that is neither https nor localhost. */
export async function drawIdentityLook(identityId: string): Promise<IdentityLook> {
  const text = new TextEncoder().encode(`face:${identityId}`)
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  const choose = <Choice>(from: readonly Choice[], byte: number): Choice => {
    const chosen = from[(bytes[byte] ?? 0) % from.length]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  const parts = [choose(crowns, 0), choose(heads, 1), choose(mouths, 2), choose(legs, 3)]
  return {
    name: `${choose(manners, 4)} ${choose(bodies, 5)}`,
    cells: parts.flatMap(mirror),
    hue: choose([1, 2, 3, 4, 5, 6, 7, 8], 6),
  }
}

function mirror(part: FacePart): boolean[][] {
  return part.map((half) => {
    const cells = Array.from(half, (sign) => sign === '#')
    return [...cells, ...cells.toReversed().slice(1)]
  })
}
