/** Which part of a statement is lit, in its reading and in its JSON alike: the one under the pointer or focus, else the one pressed. */
import { useState, type PointerEvent } from 'react'

/** As in `ConditionReading.path`. */
export type StatementPath = readonly string[]

export interface LitPath {
  readonly lit: StatementPath | undefined
  readonly pressed: StatementPath | undefined
  /** Lights a part for as long as the pointer or the focus is on it; `undefined` when it goes. */
  readonly touch: (path: StatementPath | undefined) => void
  /** Props of an element that lights a part while the mouse is over it. A finger leaves nothing lit. */
  readonly underPointer: (path: StatementPath | undefined) => {
    readonly onPointerEnter: (event: PointerEvent) => void
    readonly onPointerLeave: () => void
  }
  /** Keeps a part lit until it is pressed again. */
  readonly press: (path: StatementPath) => void
}

export function useLitPath(): LitPath {
  const [touched, setTouched] = useState<StatementPath>()
  const [pressed, setPressed] = useState<StatementPath>()
  return {
    lit: touched ?? pressed,
    pressed,
    touch: setTouched,
    underPointer: (path) => ({
      onPointerEnter: ({ pointerType }) => {
        if (pointerType === 'mouse') setTouched(path)
      },
      onPointerLeave: () => {
        setTouched(undefined)
      },
    }),
    press: (path) => {
      setPressed((now) => (now && isSamePath(now, path) ? undefined : path))
    },
  }
}

export function isSamePath(one: StatementPath | undefined, other: StatementPath): boolean {
  return one?.length === other.length && one.every((name, index) => name === other[index])
}
