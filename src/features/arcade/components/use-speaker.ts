/** The cabinet's loudspeaker: silent until the player switches it on. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Sound } from '../games/sound.ts'
import { createSoundChoice } from './sound-choice.ts'
import { createSynth, type Synth } from './synth.ts'

export interface Speaker {
  readonly isOn: boolean
  readonly toggle: () => void
  /** To be called while a press is handled: browsers start audio at no other time. */
  readonly wake: () => void
  /** Where it is on. `sounds` is only asked then. */
  readonly play: (sounds: () => readonly Sound[]) => void
}

const confirmation: readonly Sound[] = [
  { wave: 'square', fromHz: 523, seconds: 0.07, volume: 0.2 },
  { wave: 'square', fromHz: 784, seconds: 0.12, volume: 0.2, afterSeconds: 0.07 },
]

export function useSpeaker(): Speaker {
  const choice = useMemo(() => createSoundChoice(), [])
  const [isOn, setIsOn] = useState(choice.read)
  const synth = useRef<Synth>(null)

  useEffect(
    () => () => {
      synth.current?.sleep()
    },
    [],
  )

  const start = useCallback(() => {
    synth.current ??= createSynth()
    synth.current.wake()
    return synth.current
  }, [])

  const wake = useCallback(() => {
    if (isOn) start()
  }, [isOn, start])

  const toggle = useCallback(() => {
    choice.write(!isOn)
    setIsOn(!isOn)
    if (isOn) synth.current?.sleep()
    else start().play(confirmation)
  }, [choice, isOn, start])

  const play = useCallback(
    (sounds: () => readonly Sound[]) => {
      if (isOn && synth.current) synth.current.play(sounds())
    },
    [isOn],
  )

  return useMemo(() => ({ isOn, toggle, wake, play }), [isOn, toggle, wake, play])
}
