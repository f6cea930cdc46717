/** A canvas as sharp as the display, that games draw on in CSS pixels. */
import type { ActionGame, ActionState, GameView } from '../games/game.ts'

/** Beyond this, more pixels cost time and are not seen. */
const highestPixelRatio = 2

export interface CanvasScreen {
  /** Draws one state. Does nothing where the browser has no 2D canvas or the canvas has no size yet. */
  readonly draw: (state: ActionState, view: Pick<GameView, 'bestScore' | 'sceneryOnly'>) => void
  /** To be called when the canvas has another size, or its font has come. */
  readonly measure: () => void
}

/** Asks the page for sizes and styles once, not in each frame. */
export function createCanvasScreen(
  canvas: HTMLCanvasElement,
  game: Pick<ActionGame, 'draw'>,
): CanvasScreen {
  const context = canvas.getContext('2d')
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
  let width = 0
  let height = 0
  let fontFamily = 'monospace'

  function measure() {
    width = canvas.clientWidth
    height = canvas.clientHeight
    fontFamily = getComputedStyle(canvas).fontFamily || 'monospace'
    const ratio = Math.min(window.devicePixelRatio || 1, highestPixelRatio)
    const pixelWidth = Math.round(width * ratio)
    const pixelHeight = Math.round(height * ratio)
    // Setting a size clears the canvas, even if it is the same one.
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight
  }

  return {
    measure,
    draw(state, view) {
      if (!context || width === 0 || height === 0) return
      context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0)
      game.draw(context, state, { ...view, width, height, reducedMotion: calm.matches, fontFamily })
    },
  }
}
