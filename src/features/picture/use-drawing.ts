/** A drawing in the making, which remembers its strokes so that they can be taken back. */
import { useCallback, useEffect, useState } from 'react'
import { blankDrawing, paint, type Drawing } from './drawing.ts'
import type { KeptDraft } from './kept-draft.ts'

export interface DrawingInTheMaking {
  readonly drawing: Drawing
  readonly canUndo: boolean
  /** What follows, up to the next call, is one stroke. */
  readonly beginStroke: () => void
  readonly paintCells: (cells: readonly number[], colour: number) => void
  readonly clear: () => void
  readonly undo: () => void
}

export interface Strokes {
  readonly drawing: Drawing
  /** As it was before each stroke, the last one at the end. */
  readonly before: readonly Drawing[]
}

const noStrokes: Strokes = { drawing: blankDrawing, before: [] }
const keptStrokes = 100

/** @param kept Where the strokes outlast the component. */
export function useDrawing(kept: KeptDraft): DrawingInTheMaking {
  const [strokes, setStrokes] = useState(() => kept.readStrokes() ?? noStrokes)
  const { drawing, before } = strokes
  useEffect(() => {
    kept.writeStrokes(strokes)
  }, [kept, strokes])
  const beginStroke = useCallback(() => {
    setStrokes(begun)
  }, [])
  const paintCells = useCallback((cells: readonly number[], colour: number) => {
    setStrokes((last) => ({ ...last, drawing: paint(last.drawing, cells, colour) }))
  }, [])
  const clear = useCallback(() => {
    setStrokes((last) => ({ ...begun(last), drawing: blankDrawing }))
  }, [])
  const undo = useCallback(() => {
    setStrokes((now) => {
      const last = now.before.findLast((one) => one !== now.drawing)
      if (!last) return now
      return { drawing: last, before: now.before.slice(0, now.before.lastIndexOf(last)) }
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
