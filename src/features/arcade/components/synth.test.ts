import { describe, expect, it, vi } from 'vitest'
import type { Sound } from '../games/sound.ts'
import { createSynth } from './synth.ts'

const blip: Sound = { wave: 'square', fromHz: 440, toHz: 220, seconds: 0.1, volume: 0.2 }

/** As much of an audio context as the synth asks for; it notes what was started. */
function fakeContext(state: AudioContextState = 'running') {
  const started: { kind: string; atSeconds: number; onended: (() => void) | null }[] = []
  const param = () => ({
    value: 0,
    setValueAtTime: vi.fn(),
    exponentialRampToValueAtTime: vi.fn(),
  })
  const node = (more: object = {}) => ({
    ...more,
    connect: (next: unknown) => next,
    disconnect: vi.fn(),
  })
  const source = (kind: string, more: object) => {
    const one = { kind, atSeconds: 0, onended: null }
    return Object.assign(one, node(more), {
      start: (atSeconds: number) => {
        one.atSeconds = atSeconds
        started.push(one)
      },
      stop: vi.fn(),
    })
  }
  const context = {
    state,
    currentTime: 5,
    sampleRate: 100,
    destination: node(),
    createGain: () => node({ gain: param() }),
    createDynamicsCompressor: () => node(),
    createBiquadFilter: () => node({ frequency: param() }),
    createOscillator: () => source('tone', { frequency: param() }),
    createBufferSource: () => source('hiss', {}),
    createBuffer: (_channels: number, length: number) => ({
      getChannelData: () => new Float32Array(length),
    }),
  }
  // Only what the synth uses is there.
  return { context: context as unknown as AudioContext, started }
}

describe('the synth', () => {
  it('plays tones and hisses at their time', () => {
    const { context, started } = fakeContext()
    const synth = createSynth(context)
    synth.play([blip, { ...blip, wave: 'noise', afterSeconds: 0.5 }])
    expect(started).toMatchObject([
      { kind: 'tone', atSeconds: 5 },
      { kind: 'hiss', atSeconds: 5.5 },
    ])
  })

  it('plays only so many at once, and more when some have ended', () => {
    const { context, started } = fakeContext()
    const synth = createSynth(context)
    synth.play(Array.from({ length: 40 }, () => blip))
    const most = started.length
    expect(most).toBeLessThan(20)
    started[0]?.onended?.()
    synth.play([blip, blip])
    expect(started).toHaveLength(most + 1)
  })

  it('is silent while its context sleeps', () => {
    const { context, started } = fakeContext('suspended')
    createSynth(context).play([blip])
    expect(started).toEqual([])
  })
})
