import { describe, expect, it } from 'vitest'
import { stepSeconds, type ActionInput, type GameView } from '../game.ts'
import { createRound, step } from './core.ts'
import { displayTime } from './draw-hud.ts'
import { draw } from './draw.ts'
import type { MeteorBlastersState } from './state.ts'

const view: GameView = { width: 640, height: 480, reducedMotion: false, bestScore: 50 }

interface Call {
  name: string
  args: unknown[]
}

const gradient = { addColorStop: () => undefined }

/** A 2D context that only writes down what is asked of it. */
function recordingContext(): { context: CanvasRenderingContext2D; calls: Call[] } {
  const calls: Call[] = []
  const target: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 8 }),
  }
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push({ name, args })
      return name.startsWith('create') ? gradient : undefined
    }
  const context = new Proxy(target, {
    get: (kept, name) => (name in kept ? kept[String(name)] : record(String(name))),
    set: (kept, name, value) => {
      kept[String(name)] = value
      calls.push({ name: `set ${String(name)}`, args: [value] })
      return true
    },
  })
  // The proxy answers every method and property a drawing uses.
  return { context: context as unknown as CanvasRenderingContext2D, calls }
}

function callsFor(state: MeteorBlastersState, changes: Partial<GameView> = {}): Call[] {
  const { context, calls } = recordingContext()
  draw(context, state, { ...view, ...changes })
  return calls
}

function textsIn(calls: Call[]): unknown[] {
  return calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0])
}

function roundAfter(seconds: number, input: ActionInput): MeteorBlastersState {
  let state = createRound(185)
  for (let count = 0; count < seconds / stepSeconds; count += 1) {
    state = step(state, input, stepSeconds)
  }
  return state
}

const firing: ActionInput = { steer: 0, fire: true }

describe('draw', () => {
  it('asks for finite places and leaves the context as it found it, all through a round', () => {
    for (let seconds = 0; seconds <= 42; seconds += 3) {
      const calls = callsFor(roundAfter(seconds, firing))
      const numbers = calls.flatMap(({ args }) => args.filter((arg) => typeof arg === 'number'))
      expect(numbers.every(Number.isFinite)).toBe(true)
      const count = (wanted: string) => calls.filter(({ name }) => name === wanted).length
      expect(count('save')).toBe(count('restore'))
    }
  })

  it('draws the same state the same way', () => {
    const state = roundAfter(12, firing)
    expect(callsFor(state)).toEqual(callsFor(state))
  })

  it('shows score, time and the best score', () => {
    const state = { ...roundAfter(2.5, { steer: 0, fire: false }), score: 20 }
    expect(textsIn(callsFor(state))).toEqual(
      expect.arrayContaining(['SCORE', '20', '00:38', 'BEST 50']),
    )
  })

  it('shows no best score where none is known', () => {
    const texts = textsIn(callsFor(createRound(1), { bestScore: undefined }))
    expect(texts.some((text) => String(text).startsWith('BEST'))).toBe(false)
  })

  it('writes nothing on a backdrop', () => {
    expect(textsIn(callsFor(roundAfter(12, firing), { sceneryOnly: true }))).toEqual([])
  })

  it('leaves the score to the result once the round is over', () => {
    const over: MeteorBlastersState = { ...createRound(1), phase: 'lost', score: 20 }
    expect(textsIn(callsFor(over))).toEqual([])
  })

  it.each([
    ['taller', { width: 480, height: 640 }],
    ['wider', { width: 1280, height: 480 }],
  ])(
    'fills a screen that is %s than the field was, with the planet at its lower edge',
    (_, size) => {
      const calls = callsFor(createRound(1), size)
      const scale = Math.min(size.width / 640, size.height / 480)
      const [left = 0, top = 0] = calls.find(({ name }) => name === 'translate')?.args as number[]
      const corners = calls
        .filter(({ name }) => name === 'lineTo')
        .map(({ args }) => args as number[])
        .map(([x = 0, y = 0]) => ({ x: (x + left) * scale, y: (y + top) * scale }))
      expect(corners.some(({ x, y }) => x < 0 && y > size.height)).toBe(true)
      expect(corners.some(({ x, y }) => x > size.width && y > size.height)).toBe(true)
      const stars = calls
        .filter(({ name }) => name === 'fillRect')
        .map(({ args }) => args as number[])
        .map(([x = 0, y = 0]) => ({ x: (x + left) * scale, y: (y + top) * scale }))
      expect(stars.some(({ x }) => x > size.width * 0.9)).toBe(true)
      expect(stars.some(({ x, y }) => x < size.width * 0.1 && y < size.height * 0.5)).toBe(true)
    },
  )

  it('has nothing between the display and a shade over all that falls', () => {
    const { shots, ...falling } = roundAfter(9, { steer: 0.4, fire: true })
    const calls = callsFor({ ...falling, shots })
    const order = calls.map(({ name, args }) => (name === 'fillText' ? args[0] : name))
    const shade = order.lastIndexOf('createLinearGradient')
    expect(falling.meteors.length).toBeGreaterThan(0)
    expect(shade).toBeGreaterThan(order.lastIndexOf('translate'))
    expect(order.indexOf('SCORE')).toBeGreaterThan(shade)
    const band = calls.slice(shade).find(({ name }) => name === 'fillRect')?.args
    expect(band?.slice(0, 3)).toEqual([0, 0, view.width])
    expect(calls.slice(0, shade).some(({ args }) => args[0] === 'SCORE')).toBe(false)
  })

  it('does not shake and throws fewer sparks with reduced motion', () => {
    const { x, y } = createRound(1).ship
    const rock = { id: 5, size: 'big', x, y, velocityX: 0, velocityY: 50, radius: 40 } as const
    const meteor = { ...rock, isGold: false }
    const hit = step({ ...createRound(1), meteors: [meteor] }, firing, stepSeconds)
    expect(hit.ship.shields).toBe(2)
    const count = (calls: Call[], wanted: string) =>
      calls.filter(({ name }) => name === wanted).length
    const lively = callsFor(hit)
    expect(count(lively, 'createRadialGradient')).toBe(1)
    expect(count(callsFor(createRound(1)), 'createRadialGradient')).toBe(0)
    const calm = callsFor(hit, { reducedMotion: true })
    expect(count(calm, 'translate')).toBe(count(lively, 'translate') - 1)
    expect(count(calm, 'fillRect')).toBeLessThan(count(lively, 'fillRect'))
  })
})

describe('displayTime', () => {
  it.each([
    [40, '00:40'],
    [22.2, '00:23'],
    [0.01, '00:01'],
    [0, '00:00'],
  ])('shows %d seconds as %s', (seconds, shown) => {
    expect(displayTime(seconds)).toBe(shown)
  })
})
