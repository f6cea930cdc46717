/** Random UUIDs from the random source that was passed in. */
import type { RandomBytes } from '../random.ts'

/** A version 4 UUID in lower case. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function uuidV4(random: RandomBytes): string {
  const bytes = Buffer.from(random(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
