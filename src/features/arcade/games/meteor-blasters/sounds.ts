/** What is heard of Meteor Blasters: found by comparing the states before and after a frame. */
import type { Sound } from '../sound.ts'
import {
  chainMultiplier,
  waveAt,
  type Burst,
  type MeteorBlastersState,
  type MeteorSize,
} from './state.ts'

const boomHz: Readonly<Record<MeteorSize, number>> = { big: 420, medium: 900, small: 1900 }
const hurrySeconds = 5
const timeTolerance = 1e-6

export function soundsOf(before: MeteorBlastersState, after: MeteorBlastersState): Sound[] {
  const sounds: Sound[] = []
  const passed = after.elapsedSeconds - before.elapsedSeconds
  if (after.phase === 'playing') sounds.push(...shotSounds(before, after), ...clock(before, after))
  for (const burst of after.bursts) {
    if (burst.ageSeconds < passed - timeTolerance) sounds.push(...burstSounds(burst))
  }
  const level = chainMultiplier(after.chain)
  if (level > chainMultiplier(before.chain)) {
    sounds.push({ wave: 'triangle', fromHz: 330 * level, seconds: 0.12, volume: 0.3 })
  }
  if (before.phase === 'playing' && after.phase === 'won') {
    sounds.push(...tune([523, 659, 784, 1047], 0.11, 0.3))
  }
  if (before.phase === 'playing' && after.phase === 'lost') {
    sounds.push(...tune([392, 330, 262, 196], 0.16, 0.3))
  }
  return sounds
}

function shotSounds(before: MeteorBlastersState, after: MeteorBlastersState): Sound[] {
  if (after.ship.cooldownSeconds <= before.ship.cooldownSeconds) return []
  const fromHz = after.ship.fanSeconds > 0 ? 1180 : 880
  return [{ wave: 'square', fromHz, toHz: 180, seconds: 0.09, volume: 0.1 }]
}

function clock(before: MeteorBlastersState, after: MeteorBlastersState): Sound[] {
  if (waveAt(after.elapsedSeconds) > waveAt(before.elapsedSeconds)) {
    return tune([196, 294], 0.14, 0.25)
  }
  const second = Math.ceil(after.secondsLeft)
  if (second > hurrySeconds || second === Math.ceil(before.secondsLeft)) return []
  return [{ wave: 'sine', fromHz: 1320, seconds: 0.05, volume: 0.3 }]
}

function burstSounds({ kind, radius }: Burst): Sound[] {
  switch (kind) {
    case 'meteor': {
      const size = radius > 31 ? 'big' : radius > 17 ? 'medium' : 'small'
      const seconds = 0.14 + radius / 160
      return [{ wave: 'noise', fromHz: boomHz[size], toHz: 60, seconds, volume: 0.5 }]
    }
    case 'gold':
      return [
        { wave: 'noise', fromHz: 1500, toHz: 90, seconds: 0.25, volume: 0.4 },
        ...tune([988, 1319], 0.07, 0.2),
      ]
    case 'coin':
      return tune([784, 988, 1319, 1568], 0.05, 0.22)
    case 'ship':
      return [
        { wave: 'noise', fromHz: 700, toHz: 40, seconds: 0.5, volume: 0.8 },
        { wave: 'sawtooth', fromHz: 220, toHz: 45, seconds: 0.45, volume: 0.35 },
      ]
    case 'burn':
    case 'farewell':
      return []
  }
}

function tune(notesHz: readonly number[], noteSeconds: number, volume: number): Sound[] {
  return notesHz.map((fromHz, index) => ({
    wave: 'square',
    fromHz,
    seconds: noteSeconds * 1.4,
    volume,
    afterSeconds: index * noteSeconds,
  }))
}
