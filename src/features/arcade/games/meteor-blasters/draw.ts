/**
 * Draws a round of Meteor Blasters: hairline meteors, a coin-coloured ship, square sparks.
 * All that moves is computed from the state; nothing is remembered between frames.
 */
import type { GameView } from '../game.ts'
import { randomFrom } from '../random.ts'
import { drawHud } from './draw-hud.ts'
import { drawBurst } from './draw-burst.ts'
import { drawShip, sinceHit } from './draw-ship.ts'
import { palette } from './palette.ts'
import type { Meteor, MeteorBlastersState } from './state.ts'

type Context = CanvasRenderingContext2D

const starCount = 110
const shakeSeconds = 0.35
const alarmSeconds = 0.7

export function draw(context: Context, state: MeteorBlastersState, view: GameView): void {
  const { field } = state
  const scale = Math.min(view.width / field.width, view.height / field.height)
  context.save()
  context.fillStyle = palette.space
  context.fillRect(0, 0, view.width, view.height)
  context.translate(
    (view.width - field.width * scale) / 2,
    (view.height - field.height * scale) / 2,
  )
  context.scale(scale, scale)
  drawStars(context, state, view.reducedMotion)
  shake(context, state, view.reducedMotion)
  drawShots(context, state)
  for (const meteor of state.meteors) drawMeteor(context, meteor, state.elapsedSeconds)
  for (const burst of state.bursts) drawBurst(context, burst, view)
  if (state.phase !== 'lost') drawShip(context, state, view.reducedMotion)
  context.restore()
  if (!view.sceneryOnly) {
    drawAlarm(context, state, view)
    drawHud(context, state, view)
  }
}

/** Stars at three depths; the nearer, the brighter and the faster. */
function drawStars(context: Context, state: MeteorBlastersState, still: boolean): void {
  const { width, height } = state.field
  const random = randomFrom(7)
  context.fillStyle = palette.star
  for (let index = 0; index < starCount; index += 1) {
    const depth = (index % 3) + 1
    const x = random.next() * width
    const start = random.next() * height
    const y = still ? start : (start + state.elapsedSeconds * 7 * depth) % height
    context.globalAlpha = 0.16 + depth * 0.17 * random.next()
    const size = depth === 3 ? 1.8 : 1.1
    context.fillRect(x, y, size, size)
  }
  context.globalAlpha = 1
}

function shake(context: Context, state: MeteorBlastersState, still: boolean): void {
  const since = sinceHit(state.ship)
  if (still || since > shakeSeconds || state.phase === 'lost') return
  const strength = 7 * (1 - since / shakeSeconds)
  context.translate(Math.sin(since * 91) * strength, Math.cos(since * 77) * strength)
}

function drawShots(context: Context, state: MeteorBlastersState): void {
  context.strokeStyle = palette.coin
  context.lineWidth = 3.2
  context.lineCap = 'round'
  context.beginPath()
  for (const { x, y } of state.shots) {
    context.moveTo(x, y - 8)
    context.lineTo(x, y + 8)
  }
  context.stroke()
}

function drawMeteor(context: Context, meteor: Meteor, elapsedSeconds: number): void {
  const random = randomFrom(meteor.id * 2654435761)
  const corners = meteor.size === 'small' ? 7 : 8 + Math.floor(random.next() * 3)
  const turn = random.between(-1, 1) * elapsedSeconds + random.next() * 6
  context.beginPath()
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + ((corner + random.between(-0.28, 0.28)) / corners) * Math.PI * 2
    const reach = meteor.radius * random.between(0.78, 1.1)
    context.lineTo(meteor.x + Math.cos(angle) * reach, meteor.y + Math.sin(angle) * reach)
  }
  context.closePath()
  context.fillStyle = palette.meteorFill
  context.fill()
  context.strokeStyle = palette.meteorEdge
  context.lineWidth = 1.8
  context.lineJoin = 'round'
  context.stroke()
}

/** A red edge right after a hit, so that it is felt without sound. */
function drawAlarm(context: Context, { ship, phase }: MeteorBlastersState, view: GameView): void {
  const since = sinceHit(ship)
  if (phase === 'won' || since > alarmSeconds) return
  const { width, height } = view
  const edge = Math.max(width, height) * 0.66
  const glow = context.createRadialGradient(
    width / 2,
    height / 2,
    edge * 0.55,
    width / 2,
    height / 2,
    edge,
  )
  glow.addColorStop(0, 'rgb(255 97 105 / 0)')
  glow.addColorStop(1, 'rgb(255 97 105 / 0.85)')
  context.globalAlpha = (1 - since / alarmSeconds) * (view.reducedMotion ? 0.4 : 1)
  context.fillStyle = glow
  context.fillRect(0, 0, width, height)
  context.globalAlpha = 1
}
