/** Shows a round and takes the moves: by keys anywhere in it, by its buttons, or by pressing a room of the map. */
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import type { TurnScreenProps } from '../game.ts'
import './alien-screen.css'
import { Belongings } from './belongings.tsx'
import { Instruments } from './instruments.tsx'
import { MapTable } from './map-table.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { actionOfKey } from './move-keys.ts'
import { ShipMap } from './ship-map.tsx'
import { roomOf } from './ship.ts'
import type { Action, AlienAdventureState } from './state.ts'
import { StoryLog } from './story-log.tsx'
import { capitalised, roomSentences } from './words.ts'

export function AlienScreen(props: TurnScreenProps<AlienAdventureState, Action>) {
  const { state } = props
  const stage = useRef<HTMLDivElement>(null)
  const roomId = useId()
  const instrumentsId = useId()

  useEffect(() => {
    stage.current?.focus({ preventScroll: true })
  }, [])

  function onMove(action: Action) {
    props.onMove(action)
  }

  function moveByKey(event: KeyboardEvent<HTMLDivElement>) {
    const action = actionOfKey(event)
    // In the story the arrows scroll.
    if (!action || (event.target as Element).matches('[role=log]')) return
    event.preventDefault()
    // A key held down would spend air that nobody meant to spend.
    if (!event.repeat) onMove(action)
  }

  return (
    <div className="alien" onKeyDown={moveByKey}>
      <div className="alien-board" data-over={state.phase === 'playing' ? undefined : true}>
        <Instruments situation={state} id={instrumentsId} />
        <div
          ref={stage}
          className="alien-stage"
          role="application"
          aria-label="The ship. Arrow keys go, T takes, S scans, H hides, D sets a decoy"
          aria-describedby={`${roomId} ${instrumentsId}`}
          tabIndex={0}
        >
          <ShipMap
            situation={state}
            onMove={(direction) => {
              onMove({ kind: 'move', direction })
            }}
          />
        </div>
        <MapTable situation={state} />
        <Belongings situation={state} />
        <div className="alien-room" id={roomId}>
          <h2>{capitalised(roomOf(state.ship, state.room).name)}</h2>
          <p className="visually-hidden">{roomSentences(state)}</p>
        </div>
        <StoryLog story={state.story} />
        <MoveButtons situation={state} onMove={onMove} />
      </div>
    </div>
  )
}
