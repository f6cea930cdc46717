/** A drawing of 16 by 16 cells, and what can be done to it. Pure. */

/** Cells in a row, and rows. */
export const drawingSize = 16

/** Row by row from the top left, each an index into the palette. */
export type Drawing = readonly number[]

export const blankDrawing: Drawing = Array.from({ length: drawingSize ** 2 }, () => 0)

export function isBlank(drawing: Drawing): boolean {
  return drawing.every((colour) => colour === 0)
}

/** @returns The same drawing where nothing changes. */
export function paint(drawing: Drawing, cells: readonly number[], colour: number): Drawing {
  if (cells.every((cell) => drawing[cell] === colour)) return drawing
  return drawing.map((old, cell) => (cells.includes(cell) ? colour : old))
}

/** The cell at a place given in parts of the width and height, or `undefined` beside the drawing. */
export function cellAt(x: number, y: number): number | undefined {
  const column = Math.floor(x * drawingSize)
  const row = Math.floor(y * drawingSize)
  const isInside = [column, row].every((at) => at >= 0 && at < drawingSize)
  return isInside ? row * drawingSize + column : undefined
}

/** All cells on the way from one to another, so that a quick stroke leaves no gaps. Both ends are among them. */
export function cellsBetween(from: number, to: number): readonly number[] {
  const [startRow, startColumn] = placeOf(from)
  const [endRow, endColumn] = placeOf(to)
  const steps = Math.max(Math.abs(endRow - startRow), Math.abs(endColumn - startColumn), 1)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const row = Math.round(startRow + ((endRow - startRow) * step) / steps)
    const column = Math.round(startColumn + ((endColumn - startColumn) * step) / steps)
    return row * drawingSize + column
  })
}

/** Where a key leads from a cell; it stops at the edges. `undefined` for a key that leads nowhere. */
export function cellAfterKey(cell: number, key: string): number | undefined {
  const [row, column] = placeOf(cell)
  const last = drawingSize - 1
  switch (key) {
    case 'ArrowUp':
      return Math.max(row - 1, 0) * drawingSize + column
    case 'ArrowDown':
      return Math.min(row + 1, last) * drawingSize + column
    case 'ArrowLeft':
      return row * drawingSize + Math.max(column - 1, 0)
    case 'ArrowRight':
      return row * drawingSize + Math.min(column + 1, last)
    case 'Home':
      return row * drawingSize
    case 'End':
      return row * drawingSize + last
    default:
      return undefined
  }
}

/** Row and column, from 0. */
export function placeOf(cell: number): readonly [row: number, column: number] {
  return [Math.floor(cell / drawingSize), cell % drawingSize]
}
