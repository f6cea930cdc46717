/**
 * A face and a name for an identity, the same for everyone who sees it.
 *
 * A guest's identity ID is a password, so the look is drawn from a SHA-256 of it: nobody gets back from a face to an ID.
 * Five columns mirrored by three, seven rows: 21 bits for the face; 10 bits for the name.
 */
export interface IdentityLook {
  /** `Quiet Comet` */
  readonly name: string
  /** Rows from the top, columns from the left; true is a lit cell. 7 rows of 5. */
  readonly cells: readonly (readonly boolean[])[]
}

const manners = [
  ['Airy', 'Bold', 'Brisk', 'Calm', 'Clever', 'Cosmic', 'Daring', 'Dusty'],
  ['Eager', 'Early', 'Fabled', 'Gentle', 'Glowing', 'Hasty', 'Hidden', 'Humble'],
  ['Jolly', 'Keen', 'Late', 'Lucky', 'Lunar', 'Merry', 'Nimble', 'Patient'],
  ['Quick', 'Quiet', 'Restless', 'Silent', 'Solar', 'Stray', 'Tiny', 'Wandering'],
].flat()

const bodies = [
  ['Asteroid', 'Aurora', 'Beacon', 'Comet', 'Corona', 'Cosmos', 'Crater', 'Dwarf'],
  ['Eclipse', 'Equinox', 'Flare', 'Galaxy', 'Halo', 'Horizon', 'Lander', 'Meteor'],
  ['Moon', 'Nebula', 'Nova', 'Orbit', 'Parsec', 'Planet', 'Probe', 'Pulsar'],
  ['Quasar', 'Rocket', 'Rover', 'Satellite', 'Signal', 'Star', 'Voyager', 'Zenith'],
].flat()

/** @throws where the browser has no Web Crypto: on a page that is neither https nor localhost. */
export async function drawIdentityLook(identityId: string): Promise<IdentityLook> {
  const text = new TextEncoder().encode(`face:${identityId}`)
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  const bit = (index: number) => (((bytes[index >> 3] ?? 0) >> (index & 7)) & 1) === 1
  const cells = Array.from({ length: 7 }, (_, row) => {
    const half = [0, 1, 2].map((column) => bit(row * 3 + column))
    return [half[0], half[1], half[2], half[1], half[0]].map(Boolean)
  })
  const manner = manners[(bytes[4] ?? 0) & 31] ?? ''
  const body = bodies[(bytes[5] ?? 0) & 31] ?? ''
  return { name: `${manner} ${body}`, cells }
}
