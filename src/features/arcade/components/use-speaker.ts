/**
 * The cabinet's loudspeaker: silent until the player switches it on. What makes the sound loads only then; the browser's
 * audio is opened at once, since that is allowed only while a press is handled.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Sound } from '../games/sound.ts'
import { createSoundChoice } from './sound-choice.ts'
import type { Synth } from './synth.ts'

export interface Speaker {
  readonly isOn: boolean
  readonly toggle: () => void
  /** To be called while a press is handled: browsers start audio at no other time. */
  readonly wake: () => void
  /** Where it is on. `sounds` is only asked then. */
  readonly play: (sounds: () => readonly Sound[]) => void
}

const loadSynth = () => import('./synth.ts')

export function useSpeaker(): Speaker {
  const choice = useMemo(() => createSoundChoice(), [])
  const [isOn, setIsOn] = useState(choice.read)
  const audio = useRef<AudioContext>(null)
  const synth = useRef<Synth>(null)

  const sleep = useCallback(() => {
    audio.current?.suspend().catch(() => undefined)
  }, [])

  useEffect(() => sleep, [sleep])

  useEffect(() => {
    // So that the first shot is heard.
    if (isOn) loadSynth().catch(() => undefined)
  }, [isOn])

  const start = useCallback(async () => {
    try {
      const context = (audio.current ??= new AudioContext())
      await Promise.all([context.resume(), loadSynth()]).then(([, { createSynth }]) => {
        synth.current ??= createSynth(context)
      })
    } catch {
      // There is no audio here, or no network: it stays silent.
    }
  }, [])

  const wake = useCallback(() => {
    if (isOn) void start()
  }, [isOn, start])

  const toggle = useCallback(() => {
    choice.write(!isOn)
    setIsOn(!isOn)
    if (isOn) sleep()
    else void start().then(() => synth.current?.confirm())
  }, [choice, isOn, sleep, start])

  const play = useCallback(
    (sounds: () => readonly Sound[]) => {
      if (isOn && synth.current) synth.current.play(sounds())
    },
    [isOn],
  )

  return useMemo(() => ({ isOn, toggle, wake, play }), [isOn, toggle, wake, play])
}
