/**
 * Turns keys and fingers into a game's input. Keys reach it only while its element has the focus,
 * and only then are they kept from scrolling the page.
 */
import type { ActionInput } from '../games/game.ts'

type Control = 'left' | 'right' | 'fire' | 'pause'

const controlOfKey: Readonly<Record<string, Control>> = {
  arrowleft: 'left',
  a: 'left',
  arrowright: 'right',
  d: 'right',
  ' ': 'fire',
  escape: 'pause',
  p: 'pause',
}

/** Keys without a meaning in the game that would scroll the page under it. */
const scrollingKeys = new Set(['arrowup', 'arrowdown', 'pageup', 'pagedown', 'home', 'end'])

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

function controlOf({ key }: Press): Control | undefined {
  return controlOfKey[key.toLowerCase()]
}

function hasModifier({ ctrlKey, metaKey, altKey }: Press): boolean {
  return ctrlKey || metaKey || altKey
}

/** Whether a key pauses the game, and lets it go on. */
export function isPauseKey(press: Press): boolean {
  return !hasModifier(press) && controlOf(press) === 'pause'
}

export interface CabinetControls {
  readonly read: () => ActionInput
  /** Lets go of all keys and fingers. */
  readonly release: () => void
  readonly detach: () => void
}

export interface CabinetControlsNeeds {
  readonly onPause: () => void
  /** Where that is what a finger drags, as a fraction of the canvas from the left. */
  readonly steeredAt: () => number
}

/** A thumb reaches across the field without stretching. */
const dragGain = 1.4

/**
 * @param stage Takes the keys while it has the focus.
 * @param canvas Takes fingers and the pressed mouse: touching fires. A finger drags from wherever it touches, so that it
 * need not cover what it steers; a mouse steers to where it is.
 */
export function attachControls(
  stage: HTMLElement,
  canvas: HTMLElement,
  { onPause, steeredAt }: CabinetControlsNeeds,
): CabinetControls {
  /** By physical key, so that a key is let go even if Shift changed its name meanwhile. */
  const held = new Map<string, Control>()
  let finger: { id: number; lastX: number; steerTo: number } | undefined

  function onKeyDown(event: KeyboardEvent) {
    if (hasModifier(event)) return
    const control = controlOf(event)
    if (!control) {
      if (scrollingKeys.has(event.key.toLowerCase())) event.preventDefault()
      return
    }
    event.preventDefault()
    if (control !== 'pause') held.set(event.code, control)
    else if (!event.repeat) onPause()
  }

  function onKeyUp(event: KeyboardEvent) {
    held.delete(event.code)
  }

  function follow(event: PointerEvent) {
    const { left, width } = canvas.getBoundingClientRect()
    if (width <= 0) return
    const { pointerId: id, clientX: lastX } = event
    if (event.pointerType === 'mouse') {
      finger = { id, lastX, steerTo: (lastX - left) / width }
      return
    }
    const from = finger ?? { lastX, steerTo: steeredAt() }
    const steerTo = from.steerTo + (dragGain * (lastX - from.lastX)) / width
    // Held within the field, so that turning back answers at once.
    finger = { id, lastX, steerTo: Math.min(1, Math.max(0, steerTo)) }
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0 || finger) return
    canvas.setPointerCapture(event.pointerId)
    follow(event)
  }

  function onPointerMove(event: PointerEvent) {
    if (finger?.id === event.pointerId) follow(event)
  }

  function onPointerEnd(event: PointerEvent) {
    if (finger?.id === event.pointerId) finger = undefined
  }

  function release() {
    held.clear()
    finger = undefined
  }

  const listening = new AbortController()
  stage.addEventListener('keydown', onKeyDown, listening)
  window.addEventListener('keyup', onKeyUp, listening)
  canvas.addEventListener('pointerdown', onPointerDown, listening)
  canvas.addEventListener('pointermove', onPointerMove, listening)
  canvas.addEventListener('pointerup', onPointerEnd, listening)
  canvas.addEventListener('pointercancel', onPointerEnd, listening)
  canvas.addEventListener('lostpointercapture', onPointerEnd, listening)

  return {
    read() {
      const controls = new Set(held.values())
      const steer = Number(controls.has('right')) - Number(controls.has('left'))
      const fire = controls.has('fire') || finger !== undefined
      return finger ? { steer, steerTo: finger.steerTo, fire } : { steer, fire }
    },
    release,
    detach() {
      release()
      listening.abort()
    },
  }
}
