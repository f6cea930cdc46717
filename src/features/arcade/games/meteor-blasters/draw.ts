/**
 * Draws a round of Meteor Blasters: lit rocks, a coin-coloured ship, square sparks, on a transparent ground.
 * All that moves is computed from the state; nothing is remembered between frames.
 */
import type { Field, GameView } from '../game.ts'
import { drawBurst, drawPoints } from './draw-burst.ts'
import { drawCoin } from './draw-coin.ts'
import { drawHud } from './draw-hud.ts'
import { drawMeteor, drawTails } from './draw-meteor.ts'
import { drawShip, sinceHit } from './draw-ship.ts'
import { drawPlanet, drawStars, type Sight } from './draw-space.ts'
import { palette } from './palette.ts'
import type { MeteorBlastersState } from './state.ts'

type Context = CanvasRenderingContext2D

const hitShakeSeconds = 0.45
const boomShakeSeconds = 0.16
const alarmSeconds = 0.7

export function draw(context: Context, state: MeteorBlastersState, view: GameView): void {
  const { field } = state
  const scale = Math.min(view.width / field.width, view.height / field.height)
  const sight = sightOf(field, view, scale)
  const still = view.reducedMotion
  context.clearRect(0, 0, view.width, view.height)
  context.save()
  context.scale(scale, scale)
  context.translate(-sight.left, -sight.top)
  drawStars(context, state, sight, still)
  if (!still) shake(context, state)
  drawPlanet(context, sight)
  if (!still) drawTails(context, state.meteors)
  drawShots(context, state)
  for (const meteor of state.meteors) drawMeteor(context, meteor, state.elapsedSeconds)
  for (const coin of state.coins) drawCoin(context, coin, state.elapsedSeconds, still)
  for (const burst of state.bursts) drawBurst(context, burst, still)
  if (state.phase !== 'lost') drawShip(context, state, still)
  if (!view.sceneryOnly) {
    for (const burst of state.bursts) drawPoints(context, burst, view)
  }
  context.restore()
  if (!view.sceneryOnly) {
    drawAlarm(context, state, view)
    // Then the result says it.
    if (state.phase === 'playing') drawHud(context, state, view)
  }
}

/** The field in the middle, its lower edge at the screen's. */
function sightOf(field: Field, view: GameView, scale: number): Sight {
  const width = view.width / scale
  const height = view.height / scale
  return { left: (field.width - width) / 2, top: field.height - height, width, height }
}

/** A hit on the ship shakes hard, a big rock that breaks a little. */
function shake(context: Context, state: MeteorBlastersState): void {
  const since = sinceHit(state.ship)
  let strength = since < hitShakeSeconds ? 11 * (1 - since / hitShakeSeconds) ** 2 : 0
  for (const { kind, radius, ageSeconds } of state.bursts) {
    if (ageSeconds >= boomShakeSeconds || kind === 'farewell' || kind === 'burn') continue
    strength = Math.max(strength, (radius / 17) * (1 - ageSeconds / boomShakeSeconds))
  }
  if (strength === 0) return
  // The clock stands still in a freeze, and what shakes then is only where it was thrown.
  const time = state.elapsedSeconds + state.freezeSeconds
  context.translate(Math.sin(time * 91) * strength, Math.cos(time * 77) * strength)
}

function drawShots(context: Context, { shots, ship }: MeteorBlastersState): void {
  if (shots.length === 0) return
  context.lineCap = 'round'
  context.beginPath()
  for (const { x, y, velocityX } of shots) {
    const lean = velocityX / 66
    context.moveTo(x - lean * 2.8, y + 24)
    context.lineTo(x + lean, y - 8)
  }
  context.strokeStyle = palette.coin
  context.globalAlpha = 0.32
  context.lineWidth = ship.fanSeconds > 0 ? 6 : 5
  context.stroke()
  context.globalAlpha = 1
  context.beginPath()
  for (const { x, y, velocityX } of shots) {
    const lean = velocityX / 66
    context.moveTo(x - lean * 0.8, y + 8)
    context.lineTo(x + lean, y - 8)
  }
  context.strokeStyle = palette.coinLit
  context.lineWidth = 3
  context.stroke()
}

/** A red edge right after a hit, so that it is felt without sound. */
function drawAlarm(context: Context, { ship, phase }: MeteorBlastersState, view: GameView): void {
  const since = sinceHit(ship)
  if (phase === 'won' || since > alarmSeconds) return
  const strength = (1 - since / alarmSeconds) * (view.reducedMotion ? 0.4 : 1)
  const [halfWidth, halfHeight] = [view.width / 2, view.height / 2]
  context.save()
  context.translate(halfWidth, halfHeight)
  context.scale(halfWidth, halfHeight)
  const glow = context.createRadialGradient(0, 0, 0.7, 0, 0, 1.5)
  glow.addColorStop(0, `${palette.flame}00`)
  glow.addColorStop(1, palette.flame)
  context.globalAlpha = strength
  context.fillStyle = glow
  context.fillRect(-1, -1, 2, 2)
  context.restore()
}
