/** Makes sounds audible: a few oscillators and one hiss, through a limiter. Nothing is loaded; nothing sounds before `wake`. */
import type { Sound } from '../games/sound.ts'

/** More at once is only noise, and costs time. */
const mostVoices = 10
const silence = 0.0001

export interface Synth {
  /** Starts the audio; browsers allow it only while they handle a press. */
  readonly wake: () => void
  readonly play: (sounds: readonly Sound[]) => void
  readonly sleep: () => void
}

/** @param createContext Called once, at the first `wake`. May fail where there is no audio. */
export function createSynth(createContext = () => new AudioContext()): Synth {
  let audio: { context: AudioContext; out: AudioNode; hiss: AudioBuffer } | undefined
  let voices = 0

  function sound(one: Sound) {
    if (!audio || voices >= mostVoices) return
    const { context, out, hiss } = audio
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

  return {
    wake() {
      try {
        audio ??= open(createContext())
      } catch {
        return
      }
      audio.context.resume().catch(() => undefined)
    },
    play(sounds) {
      if (audio?.context.state !== 'running') return
      sounds.forEach(sound)
    },
    sleep() {
      audio?.context.suspend().catch(() => undefined)
    },
  }
}

function open(context: AudioContext) {
  const limiter = context.createDynamicsCompressor()
  const volume = context.createGain()
  volume.gain.value = 0.4
  limiter.connect(volume).connect(context.destination)
  const hiss = context.createBuffer(1, context.sampleRate / 2, context.sampleRate)
  const samples = hiss.getChannelData(0)
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1
  return { context, out: limiter, hiss }
}
