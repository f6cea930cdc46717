/** What is heard of a move: one short tone for what mattered most in it. */
import type { Sound } from '../sound.ts'
import type { Happening } from './happening.ts'
import { soundHeard } from './senses.ts'
import type { Situation } from './state.ts'

const tones: Readonly<Record<Happening['kind'], readonly Sound[]>> = {
  arrived: [],
  moved: [{ wave: 'triangle', fromHz: 150, toHz: 110, seconds: 0.07, volume: 0.3 }],
  found: [
    { wave: 'square', fromHz: 523, seconds: 0.08, volume: 0.25 },
    { wave: 'square', fromHz: 784, seconds: 0.14, volume: 0.25, afterSeconds: 0.08 },
  ],
  pried: [{ wave: 'square', fromHz: 988, toHz: 1319, seconds: 0.12, volume: 0.25 }],
  scanned: [{ wave: 'sine', fromHz: 440, toHz: 1760, seconds: 0.3, volume: 0.25 }],
  hid: [{ wave: 'noise', fromHz: 300, seconds: 0.1, volume: 0.2 }],
  waited: [{ wave: 'noise', fromHz: 200, seconds: 0.05, volume: 0.1 }],
  decoyed: [{ wave: 'square', fromHz: 330, toHz: 220, seconds: 0.2, volume: 0.25 }],
  passed: [{ wave: 'sawtooth', fromHz: 70, toHz: 50, seconds: 0.5, volume: 0.3 }],
  torn: [{ wave: 'noise', fromHz: 1200, toHz: 200, seconds: 0.45, volume: 0.5 }],
  escaped: [
    { wave: 'square', fromHz: 523, seconds: 0.1, volume: 0.3 },
    { wave: 'square', fromHz: 659, seconds: 0.1, volume: 0.3, afterSeconds: 0.1 },
    { wave: 'square', fromHz: 1047, seconds: 0.3, volume: 0.3, afterSeconds: 0.2 },
  ],
  suffocated: [{ wave: 'triangle', fromHz: 220, toHz: 55, seconds: 0.8, volume: 0.4 }],
  taken: [{ wave: 'sawtooth', fromHz: 180, toHz: 40, seconds: 0.7, volume: 0.4 }],
  refused: [{ wave: 'triangle', fromHz: 90, seconds: 0.05, volume: 0.3 }],
}

const scrapeVolume = { here: 0.4, 'very near': 0.3, near: 0.18, far: 0.08 } as const

/** @param _before Not needed: the last move's happenings are in the state after it. */
export function soundsOf(_before: Situation, after: Situation): readonly Sound[] {
  const told = after.happenings.flatMap(({ kind }) => tones[kind])
  const heard = after.phase === 'playing' ? soundHeard(after) : undefined
  if (!heard) return told
  const scrape: Sound = {
    wave: 'noise',
    fromHz: 700,
    toHz: 400,
    seconds: 0.18,
    volume: scrapeVolume[heard.loudness],
    afterSeconds: 0.25,
  }
  return [...told, scrape]
}
