/** Every move as a button. The buttons stay where they are all round long, so that the focus is never lost. */
import type { ReactNode } from 'react'
import { directions, type Direction } from './directions.ts'
import './move-buttons.css'
import { Needle } from './pixel-sprite.tsx'
import { refusalOf } from './rules.ts'
import { roomOf } from './ship.ts'
import type { Action, Situation } from './state.ts'
import { capitalised, exitWords, hideWords, isTakingRash, takeWords } from './words.ts'

export interface MoveButtonsProps {
  readonly situation: Situation
  readonly onMove: (action: Action) => void
}

const arrowKeys: Readonly<Record<Direction, string>> = {
  north: 'ArrowUp',
  east: 'ArrowRight',
  south: 'ArrowDown',
  west: 'ArrowLeft',
}

export function MoveButtons({ situation, onMove }: MoveButtonsProps) {
  const { decoysLeft, ship, room } = situation
  const hide = roomOf(ship, room).hasLocker ? 'Hide' : 'Wait'
  const button = (action: Action, keys: string, look: ReactNode) => (
    <button
      // Not by its name, which changes: the button with the focus must stay the same one.
      key={keys}
      type="button"
      className={`alien-move alien-move-${action.kind === 'move' ? action.direction : action.kind}`}
      aria-keyshortcuts={keys}
      // Still a button: pressed, it says what is in the way.
      aria-disabled={refusalOf(situation, action) ? true : undefined}
      onClick={() => {
        onMove(action)
      }}
    >
      {look}
    </button>
  )
  return (
    <div className="alien-moves">
      <div className="alien-ways" role="group" aria-label="Go">
        {directions.map((direction) =>
          button(
            { kind: 'move', direction },
            arrowKeys[direction],
            <>
              <Needle bearing={direction} />
              <span className="visually-hidden">
                {`${capitalised(direction)}: ${exitWords(situation, direction)}`}
              </span>
            </>,
          ),
        )}
      </div>
      <div className="alien-tools" role="group" aria-label="Do">
        {button(
          { kind: 'take' },
          'T',
          <Tool
            name="Take"
            more={`(${takeWords(situation)})`}
            letter="T"
            warning={isTakingRash(situation) ? 'loud' : undefined}
          />,
        )}
        {button({ kind: 'scan' }, 'S', <Tool name="Scan" more="the rooms around" letter="S" />)}
        {button(
          { kind: 'hide' },
          'H',
          <Tool name={hide} more={`(${hideWords(situation)})`} letter="H" />,
        )}
        {button(
          { kind: 'decoy' },
          'D',
          <Tool name={`Decoy ${decoysLeft}`} more="left" letter="D" />,
        )}
      </div>
    </div>
  )
}

interface ToolProps {
  readonly name: string
  /** Goes on after the name, for those who do not see the screen. */
  readonly more: string
  readonly letter: string
  /** In a word, what speaks against it now; `more` says it, too. */
  readonly warning?: string | undefined
}

function Tool({ name, more, letter, warning }: ToolProps) {
  return (
    <>
      <span>
        {name} <span className="visually-hidden">{more}</span>
      </span>
      {warning !== undefined && (
        <span className="alien-move-warning" aria-hidden="true">
          {warning}
        </span>
      )}
      <kbd aria-hidden="true">{letter}</kbd>
    </>
  )
}
