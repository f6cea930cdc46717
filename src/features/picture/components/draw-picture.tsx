/** Draws a picture: the grid, the palette, and what to do with the drawing. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { isBlank } from '../drawing.ts'
import type { KeptDraft } from '../kept-draft.ts'
import { firstColour } from '../palette.ts'
import { pngOfDrawing } from '../picture-file.ts'
import { useDrawing } from '../use-drawing.ts'
import { ColourChoice } from './colour-choice.tsx'
import { PixelEditor } from './pixel-editor.tsx'
import './draw-picture.css'

export interface DrawPictureProps {
  readonly kept: KeptDraft
  readonly saving: boolean
  readonly onSave: (png: Blob) => void
  readonly onCancel: () => void
}

export function DrawPicture({ kept, saving, onSave, onCancel }: DrawPictureProps) {
  const making = useDrawing(kept)
  const editor = useRef<HTMLDivElement>(null)
  // Wherever it was opened from: what was pressed for it is in another place, or gone.
  useEffect(() => {
    editor.current?.querySelector<SVGElement>('[role=grid]')?.focus({ preventScroll: true })
    editor.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const [colour, setColour] = useState(firstColour)
  return (
    <div className="draw-picture" role="group" aria-label="Draw your picture" ref={editor}>
      <PixelEditor making={making} colour={colour} />
      <div className="draw-picture-tools">
        <ColourChoice colour={colour} onChoose={setColour} />
        <div className="draw-picture-buttons">
          <Button disabled={!making.canUndo} onClick={making.undo}>
            Undo
          </Button>
          <Button disabled={isBlank(making.drawing)} onClick={making.clear}>
            Clear
          </Button>
        </div>
        <p className="draw-picture-keys">
          With the keyboard: arrow keys move, Space paints, Delete erases, Shift with an arrow key
          draws a line.
        </p>
        <p className="draw-picture-touch">
          Draw with a finger. To scroll, drag beside the grid. The first colour erases.
        </p>
        <div className="draw-picture-buttons">
          <Button
            look="primary"
            disabled={isBlank(making.drawing)}
            busy={saving}
            onClick={() => {
              void pngOfDrawing(making.drawing).then(onSave)
            }}
          >
            {saving ? 'Saving…' : 'Save drawing'}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </div>
    </div>
  )
}
