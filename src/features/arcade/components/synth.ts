/** Makes sounds audible: a few oscillators and one hiss, through a limiter. */
import type { Sound } from '../games/sound.ts'

/** More at once is only noise, and costs time. */
const mostVoices = 10
const silence = 0.0001

export interface Synth {
  /** Silent while the context sleeps: what was asked for then is not made up for. */
  readonly play: (sounds: readonly Sound[]) => void
  /** Says that there is sound now. */
  readonly confirm: () => void
}

const confirmation: readonly Sound[] = [
  { wave: 'square', fromHz: 523, seconds: 0.07, volume: 0.2 },
  { wave: 'square', fromHz: 784, seconds: 0.12, volume: 0.2, afterSeconds: 0.07 },
]

export function createSynth(context: AudioContext): Synth {
  const out = limiterOf(context)
  const hiss = hissOf(context)
  let voices = 0

  function sound(one: Sound) {
    if (voices >= mostVoices) return
    const start = context.currentTime + (one.afterSeconds ?? 0)
    const end = start + one.seconds
    const gain = context.createGain()
    gain.gain.setValueAtTime(Math.max(silence, one.volume), start)
    gain.gain.exponentialRampToValueAtTime(silence, end)
    gain.connect(out)
    const source = one.wave === 'noise' ? filteredHiss() : tone(one.wave)
    voices += 1
    source.onended = () => {
      voices -= 1
      gain.disconnect()
    }
    source.start(start)
    source.stop(end)

    function slide(pitch: AudioParam) {
      pitch.setValueAtTime(one.fromHz, start)
      if (one.toHz !== undefined) pitch.exponentialRampToValueAtTime(Math.max(1, one.toHz), end)
    }

    function tone(wave: OscillatorType): AudioScheduledSourceNode {
      const oscillator = context.createOscillator()
      oscillator.type = wave
      slide(oscillator.frequency)
      oscillator.connect(gain)
      return oscillator
    }

    function filteredHiss(): AudioScheduledSourceNode {
      const noise = context.createBufferSource()
      noise.buffer = hiss
      noise.loop = true
      const filter = context.createBiquadFilter()
      filter.type = 'lowpass'
      slide(filter.frequency)
      noise.connect(filter).connect(gain)
      return noise
    }
  }

  function play(sounds: readonly Sound[]) {
    if (context.state === 'running') sounds.forEach(sound)
  }

  return {
    play,
    confirm() {
      play(confirmation)
    },
  }
}

function limiterOf(context: AudioContext): AudioNode {
  const limiter = context.createDynamicsCompressor()
  const volume = context.createGain()
  volume.gain.value = 0.4
  limiter.connect(volume).connect(context.destination)
  return limiter
}

function hissOf(context: AudioContext): AudioBuffer {
  const hiss = context.createBuffer(1, context.sampleRate / 2, context.sampleRate)
  const samples = hiss.getChannelData(0)
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1
  return hiss
}
