/** Draws a falling coin: square, as all sparks are, and turning. */
import { palette } from './palette.ts'
import { coinTuning, type Coin } from './state.ts'

export function drawCoin(
  context: CanvasRenderingContext2D,
  { x, y }: Coin,
  elapsedSeconds: number,
  still: boolean,
): void {
  const { radius } = coinTuning
  const turn = still ? 1 : Math.max(0.16, Math.abs(Math.cos(elapsedSeconds * 5)))
  context.strokeStyle = palette.coin
  context.globalAlpha = still ? 0.4 : 0.3 + 0.25 * Math.sin(elapsedSeconds * 9)
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(x, y, radius * 1.9, 0, Math.PI * 2)
  context.stroke()
  context.globalAlpha = 1
  context.fillStyle = palette.coinDeep
  context.fillRect(x - radius * turn, y - radius * 0.7, radius * 2 * turn, radius * 1.4)
  context.fillRect(x - radius * 0.7 * turn, y - radius, radius * 1.4 * turn, radius * 2)
  context.fillStyle = palette.coin
  context.fillRect(x - radius * 0.7 * turn, y - radius * 0.7, radius * 1.4 * turn, radius * 1.4)
  context.fillStyle = palette.coinLit
  context.fillRect(x - radius * 0.15 * turn, y - radius * 0.4, radius * 0.3 * turn, radius * 0.8)
}
