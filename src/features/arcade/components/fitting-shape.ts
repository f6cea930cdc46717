/** Which of the fields makes the largest picture in the room there is. */
import { fields, type FieldShape } from '../games/game.ts'

const shapes = Object.keys(fields) as FieldShape[]

/** @param width Room in CSS pixels, as `height`. Where nothing is known of it, `wide`. */
export function fittingShape(width: number, height: number): FieldShape {
  let best: FieldShape = 'wide'
  let largest = 0
  for (const shape of shapes) {
    const field = fields[shape]
    const scale = Math.min(width / field.width, height / field.height)
    const area = scale * scale * field.width * field.height
    if (area <= largest) continue
    best = shape
    largest = area
  }
  return best
}

/** What stands above and below the screen in the window: header, choice of games, controls. As in arcade-cabinet.css. */
const furniturePx = 260

/** The shape for a cabinet of this width, in a window of this height. */
export function shapeInWindow(cabinetWidth: number, windowHeight: number): FieldShape {
  return fittingShape(cabinetWidth, Math.max(240, windowHeight - furniturePx))
}
