/** A drawing in the making, which remembers its strokes so that they can be taken back. */
import { useCallback, useState } from 'react'
import { blankDrawing, paint, type Drawing } from './drawing.ts'

export interface DrawingInTheMaking {
  readonly drawing: Drawing
  readonly canUndo: boolean
  /** What follows, up to the next call, is one stroke. */
  readonly beginStroke: () => void
  readonly paintCells: (cells: readonly number[], colour: number) => void
  readonly clear: () => void
  readonly undo: () => void
}

interface Strokes {
  readonly drawing: Drawing
  /** As it was before each stroke, the last one at the end. */
  readonly before: readonly Drawing[]
}

const keptStrokes = 100

export function useDrawing(): DrawingInTheMaking {
  const [{ drawing, before }, setStrokes] = useState<Strokes>({ drawing: blankDrawing, before: [] })
  const beginStroke = useCallback(() => {
    setStrokes(begun)
  }, [])
  const paintCells = useCallback((cells: readonly number[], colour: number) => {
    setStrokes((strokes) => ({ ...strokes, drawing: paint(strokes.drawing, cells, colour) }))
  }, [])
  const clear = useCallback(() => {
    setStrokes((strokes) => ({ ...begun(strokes), drawing: blankDrawing }))
  }, [])
  const undo = useCallback(() => {
    setStrokes((strokes) => {
      const last = strokes.before.findLast((one) => one !== strokes.drawing)
      if (!last) return strokes
      return { drawing: last, before: strokes.before.slice(0, strokes.before.lastIndexOf(last)) }
    })
  }, [])
  const canUndo = before.some((one) => one !== drawing)
  return { drawing, canUndo, beginStroke, paintCells, clear, undo }
}

function begun({ drawing, before }: Strokes): Strokes {
  return before.at(-1) === drawing
    ? { drawing, before }
    : { drawing, before: [...before.slice(1 - keptStrokes), drawing] }
}
