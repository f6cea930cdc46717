/** Random numbers for looks alone, thrown once: drawing makes nothing new in each frame. */
import { randomFrom } from '../random.ts'

const count = 1024
const thrown = new Float32Array(count)
const random = randomFrom(7)
for (let index = 0; index < count; index += 1) thrown[index] = random.next()

/** From 0 to 1; the same for the same whole number. */
export function dice(index: number): number {
  return thrown[(Math.imul(index, 747796405) >>> 7) & (count - 1)] ?? 0
}
