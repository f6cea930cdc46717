// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachControls, type CabinetControls } from './cabinet-controls.ts'

let stage: HTMLElement
let canvas: HTMLElement
let controls: CabinetControls
const onPause = vi.fn()
let shipAt = 0.5

beforeEach(() => {
  stage = document.createElement('div')
  canvas = document.createElement('canvas')
  stage.append(canvas)
  document.body.append(stage)
  canvas.setPointerCapture = vi.fn()
  canvas.getBoundingClientRect = () => new DOMRect(100, 0, 400, 300)
  onPause.mockClear()
  shipAt = 0.5
  controls = attachControls(stage, canvas, { onPause, steeredAt: () => shipAt })
})

afterEach(() => {
  controls.detach()
  stage.remove()
})

/** False where the page may not act on the key, as by scrolling. */
function press(key: string, code = key, more: KeyboardEventInit = {}, target: EventTarget = stage) {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }),
  )
}

function letGo(key: string, code = key) {
  stage.dispatchEvent(new KeyboardEvent('keyup', { key, code, bubbles: true }))
}

function point(type: string, clientX: number, pointerId = 1, pointerType = 'touch') {
  canvas.dispatchEvent(
    new PointerEvent(type, { clientX, pointerId, pointerType, button: 0, bubbles: true }),
  )
}

describe('keys', () => {
  it('steer and fire while they are held', () => {
    press('ArrowLeft')
    press(' ', 'Space')
    expect(controls.read()).toEqual({ steer: -1, fire: true })
    press('d', 'KeyD')
    expect(controls.read().steer).toBe(0)
    letGo('ArrowLeft')
    letGo(' ', 'Space')
    expect(controls.read()).toEqual({ steer: 1, fire: false })
  })

  it('are let go even where Shift changed their name', () => {
    press('a', 'KeyA')
    letGo('A', 'KeyA')
    expect(controls.read().steer).toBe(0)
  })

  it('do not scroll the page', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' ']) {
      expect(press(key)).toBe(false)
    }
  })

  it('are left to the page when they mean nothing here, or are a shortcut, or are pressed elsewhere', () => {
    expect(press('Tab')).toBe(true)
    expect(press('a', 'KeyA', { ctrlKey: true })).toBe(true)
    expect(press('ArrowLeft', 'ArrowLeft', {}, document.body)).toBe(true)
    expect(controls.read().steer).toBe(0)
  })

  it.each(['Escape', 'p', 'P'])('pause with %s, once for each press', (key) => {
    press(key)
    press(key, key, { repeat: true })
    expect(onPause).toHaveBeenCalledOnce()
  })
})

describe('a finger', () => {
  it('fires while it touches and drags the ship along from where the ship is', () => {
    shipAt = 0.25
    point('pointerdown', 400)
    expect(controls.read()).toEqual({ steer: 0, steerTo: 0.25, fire: true })
    point('pointermove', 440)
    expect(controls.read().steerTo).toBeGreaterThan(0.3)
    point('pointermove', 400)
    expect(controls.read().steerTo).toBeCloseTo(0.25)
    point('pointerup', 400)
    expect(controls.read()).toEqual({ steer: 0, fire: false })
  })

  it('crosses the whole field in less than the width of the screen, and turns back at once', () => {
    shipAt = 0
    point('pointerdown', 150)
    point('pointermove', 450)
    expect(controls.read().steerTo).toBe(1)
    point('pointermove', 2000)
    point('pointermove', 1900)
    expect(controls.read().steerTo).toBeLessThan(1)
  })

  it('is not disturbed by a second one', () => {
    point('pointerdown', 200, 1)
    point('pointerdown', 500, 2)
    point('pointermove', 500, 2)
    point('pointerup', 500, 2)
    expect(controls.read().steerTo).toBe(0.5)
  })
})

it('a pressed mouse steers to where it is', () => {
  point('pointerdown', 200, 1, 'mouse')
  expect(controls.read()).toEqual({ steer: 0, steerTo: 0.25, fire: true })
  point('pointermove', 400, 1, 'mouse')
  expect(controls.read().steerTo).toBe(0.75)
})

it('lets go of everything when told, and hears nothing once detached', () => {
  press('ArrowRight')
  point('pointerdown', 200)
  controls.release()
  expect(controls.read()).toEqual({ steer: 0, fire: false })
  controls.detach()
  press('ArrowRight')
  expect(controls.read().steer).toBe(0)
})
