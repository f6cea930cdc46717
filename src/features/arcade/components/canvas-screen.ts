/** A canvas as sharp as the display, that games draw on in CSS pixels. */
import type { GameShell, GameView, RoundState } from '../games/game.ts'

/** Beyond this, more pixels cost time and are not seen. */
const highestPixelRatio = 3

/** Draws one state. Does nothing where the browser has no 2D canvas or the canvas has no size yet. */
export function drawOn<State extends RoundState>(
  canvas: HTMLCanvasElement,
  shell: GameShell<State>,
  state: State,
  view: Pick<GameView, 'bestScore' | 'sceneryOnly'>,
): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = canvas.getContext('2d')
  if (!context || width === 0 || height === 0) return
  const ratio = Math.min(window.devicePixelRatio || 1, highestPixelRatio)
  const pixelWidth = Math.round(width * ratio)
  const pixelHeight = Math.round(height * ratio)
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight
  context.setTransform(pixelWidth / width, 0, 0, pixelHeight / height, 0, 0)
  shell.draw(context, state, {
    ...view,
    width,
    height,
    reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(canvas).fontFamily || 'monospace',
  })
}
