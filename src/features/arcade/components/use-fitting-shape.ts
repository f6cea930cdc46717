/** The shape of field that fits the cabinet: measured before anything is painted, and again whenever its room changes. */
import {
  useCallback,
  useLayoutEffect,
  useReducer,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import type { FieldShape } from '../games/game.ts'
import { shapeInWindow } from './fitting-shape.ts'

type CabinetRef = RefObject<HTMLElement | null>

export function useFittingShape(cabinet: CabinetRef): FieldShape {
  // The store below is read again only after a paint, and that would show the wrong shape.
  const [, readAgain] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(readAgain, [readAgain])
  const subscribe = useCallback((onChange: () => void) => watchRoom(cabinet, onChange), [cabinet])
  return useSyncExternalStore(subscribe, () => shapeOf(cabinet))
}

function watchRoom(cabinet: CabinetRef, onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange)
  if (cabinet.current) observer.observe(cabinet.current)
  // For the window's height, which the cabinet does not follow.
  window.addEventListener('resize', onChange)
  return () => {
    observer.disconnect()
    window.removeEventListener('resize', onChange)
  }
}

/** `wide` before the cabinet is there. */
function shapeOf({ current }: CabinetRef): FieldShape {
  const width = current?.clientWidth ?? 0
  return width > 0 ? shapeInWindow(width, window.innerHeight) : 'wide'
}
