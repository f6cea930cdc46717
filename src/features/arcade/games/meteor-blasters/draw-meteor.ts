/** Draws the rocks: a few outlines, made once, that turn in the light. */
import { dice } from './dice.ts'
import { palette } from './palette.ts'
import type { Meteor } from './state.ts'

type Context = CanvasRenderingContext2D

interface Outline {
  readonly angles: readonly number[]
  readonly reaches: readonly number[]
}

const outlines: readonly Outline[] = Array.from({ length: 16 }, (_, kind) => {
  const corners = 8 + (kind % 4)
  const each = Array.from({ length: corners }, (_, corner) => corner)
  return {
    angles: each.map((corner) => {
      const jitter = dice(kind * 31 + corner) * 0.56 - 0.28
      return ((corner + jitter) / corners) * Math.PI * 2
    }),
    reaches: each.map((corner) => 0.8 + dice(kind * 57 + corner + 500) * 0.3),
  }
})

/** Where the light comes from. */
const light = -2.3

export function drawMeteor(context: Context, meteor: Meteor, elapsedSeconds: number): void {
  const { id, x, y, radius, isGold } = meteor
  const outline = outlines[id % outlines.length]
  if (!outline) return
  const turn = (dice(id) * 2 - 1) * elapsedSeconds * (26 / radius) + dice(id + 3) * 6
  trace(context, meteor, outline, turn)
  context.fillStyle = isGold ? palette.gold : (palette.rock[id % 3] ?? palette.crater)
  context.fill()
  context.strokeStyle = isGold ? palette.coin : palette.rockEdge
  context.lineWidth = 1.6
  context.lineJoin = 'round'
  context.stroke()

  context.fillStyle = isGold ? palette.goldCrater : palette.crater
  context.beginPath()
  for (let crater = 0; crater < (radius > 18 ? 3 : 1); crater += 1) {
    const angle = turn + crater * 2.3 + dice(id + crater)
    const reach = radius * (0.2 + 0.32 * dice(id * 3 + crater))
    const size = radius * (0.12 + 0.12 * dice(id * 5 + crater))
    const cx = x + Math.cos(angle) * reach
    const cy = y + Math.sin(angle) * reach
    context.moveTo(cx + size, cy)
    context.arc(cx, cy, size, 0, Math.PI * 2)
  }
  context.fill()

  context.beginPath()
  traceLitSide(context, meteor, outline, turn)
  context.strokeStyle = isGold ? palette.coinLit : palette.rockLit
  context.lineWidth = radius > 30 ? 2.6 : 2
  context.stroke()
}

function trace(context: Context, { x, y, radius }: Meteor, outline: Outline, turn: number): void {
  context.beginPath()
  for (let corner = 0; corner < outline.angles.length; corner += 1) {
    const angle = turn + (outline.angles[corner] ?? 0)
    const reach = radius * (outline.reaches[corner] ?? 1)
    context.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach)
  }
  context.closePath()
}

function traceLitSide(
  context: Context,
  { x, y, radius }: Meteor,
  { angles, reaches }: Outline,
  turn: number,
): void {
  const corners = angles.length
  for (let corner = 0; corner < corners; corner += 1) {
    const next = (corner + 1) % corners
    const from = turn + (angles[corner] ?? 0)
    const to = turn + (angles[next] ?? 0)
    if (Math.cos(from - light) < 0.25 || Math.cos(to - light) < 0.25) continue
    const near = radius * (reaches[corner] ?? 1)
    const far = radius * (reaches[next] ?? 1)
    context.moveTo(x + Math.cos(from) * near, y + Math.sin(from) * near)
    context.lineTo(x + Math.cos(to) * far, y + Math.sin(to) * far)
  }
}

/** What each drags behind it: longer, the faster it falls. */
export function drawTails(context: Context, meteors: readonly Meteor[]): void {
  context.fillStyle = palette.ember
  traceTails(context, meteors, 0.85, 0.34)
  context.globalAlpha = 0.08
  context.fill()
  traceTails(context, meteors, 0.55, 0.2)
  context.globalAlpha = 0.14
  context.fill()
  context.globalAlpha = 1
}

/** @param wide Against the meteor's radius. @param seconds Of its way that the tail shows. */
function traceTails(
  context: Context,
  meteors: readonly Meteor[],
  wide: number,
  seconds: number,
): void {
  context.beginPath()
  for (const { x, y, radius, velocityX, velocityY } of meteors) {
    const speed = Math.sqrt(velocityX * velocityX + velocityY * velocityY)
    if (speed < 90) continue
    const length = (radius + speed * seconds) / speed
    const across = (radius * wide) / speed
    context.moveTo(x - velocityY * across, y + velocityX * across)
    context.lineTo(x - velocityX * length, y - velocityY * length)
    context.lineTo(x + velocityY * across, y - velocityX * across)
  }
}
