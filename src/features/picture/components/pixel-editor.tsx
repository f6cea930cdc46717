/**
 * The grid to draw on, with a pointer, a finger or the keyboard. It is one stop for the Tab key: arrow keys go from cell to cell,
 * and a screen reader reads each as a cell of a grid.
 */
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { cellAfterKey, cellAt, cellsBetween, drawingSize, placeOf } from '../drawing.ts'
import { colourAt } from '../palette.ts'
import type { DrawingInTheMaking } from '../use-drawing.ts'
import './pixel-editor.css'

export interface PixelEditorProps {
  readonly making: DrawingInTheMaking
  /** What is painted with: index into the palette. */
  readonly colour: number
}

const rows = Array.from({ length: drawingSize }, (_, row) => row)

export function PixelEditor({ making, colour }: PixelEditorProps) {
  const { drawing, beginStroke, paintCells } = making
  const id = useId()
  const [cursor, setCursor] = useState(0)
  /** Where the pointer was last, while it is down. */
  const last = useRef<number>(undefined)

  function stroke(event: PointerEvent<SVGSVGElement>) {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const cell = cellAt((event.clientX - left) / width, (event.clientY - top) / height)
    if (cell === undefined) return
    paintCells(cellsBetween(last.current ?? cell, cell), colour)
    last.current = cell
    setCursor(cell)
  }

  function press(event: KeyboardEvent) {
    const isErasing = event.key === 'Delete' || event.key === 'Backspace'
    const next = cellAfterKey(cursor, event.key)
    if (event.key === ' ' || event.key === 'Enter' || isErasing) {
      beginStroke()
      paintCells([cursor], isErasing ? 0 : colour)
    } else if (next !== undefined) {
      setCursor(next)
      if (event.shiftKey) {
        beginStroke()
        paintCells([cursor, next], colour)
      }
    } else return
    event.preventDefault()
  }

  const [cursorRow, cursorColumn] = placeOf(cursor)
  return (
    <svg
      className="pixel-editor"
      viewBox={`0 0 ${String(drawingSize)} ${String(drawingSize)}`}
      shapeRendering="crispEdges"
      role="grid"
      aria-label="Your drawing"
      aria-describedby={`${id}-keys`}
      aria-activedescendant={`${id}-${String(cursor)}`}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = undefined
        beginStroke()
        stroke(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) stroke(event)
      }}
    >
      <desc id={`${id}-keys`}>
        Arrow keys move, Space paints, Delete erases, Shift with an arrow key draws a line.
      </desc>
      {rows.map((row) => (
        <g key={row} role="row">
          {rows.map((column) => {
            const cell = row * drawingSize + column
            const { name, value } = colourAt(drawing[cell] ?? 0)
            return (
              <rect
                key={column}
                id={`${id}-${String(cell)}`}
                role="gridcell"
                aria-label={`${name}, row ${String(row + 1)}, column ${String(column + 1)}`}
                className="pixel-editor-cell"
                x={column}
                y={row}
                width="1"
                height="1"
                fill={value}
              />
            )
          })}
        </g>
      ))}
      <rect
        className="pixel-editor-cursor"
        role="presentation"
        x={cursorColumn}
        y={cursorRow}
        width="1"
        height="1"
      />
    </svg>
  )
}
