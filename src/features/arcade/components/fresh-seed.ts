/** Seeds for rounds nobody asked to repeat: short enough to be told to somebody else. */
const seeds = 1_000_000

/** A whole number from 0 to 999,999. */
export function freshSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % seeds
}

/** The seed that an address asks for: `undefined` where it names none, or nothing that is a seed. */
export function seedFromText(text: string | null): number | undefined {
  if (text === null || !/^\d{1,10}$/.test(text)) return undefined
  return Number(text) >>> 0
}
