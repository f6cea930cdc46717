/** The machine around any game: screen, what lies over it between rounds, controls, sound, seed. */
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import type { FieldShape } from '../games/game.ts'
import { CabinetPanel, type CabinetPanelProps } from './cabinet-panel.tsx'
import { SoundSwitch } from './sound-switch.tsx'
import type { Speaker } from './use-speaker.ts'

/** `ready` before the first round. */
export type CabinetPhase = 'loading' | 'ready' | 'playing' | 'paused' | 'won' | 'lost'

/** What is said of a round that has ended. */
export interface RoundEnd {
  readonly score: number
  readonly ending?: string
  /** The best score before this round. Absent where there was none or it is not known. */
  readonly best?: number
}

export interface CabinetFrameProps {
  readonly title: string
  readonly kind: 'action' | 'turns'
  readonly phase: CabinetPhase
  readonly shape: FieldShape
  readonly goal: string
  /** Of the last round that ended. */
  readonly end: RoundEnd | undefined
  /** How to play. Default: that of games of turns. */
  readonly legend?: ReactNode
  readonly speaker: Speaker
  /** Said below the invitation and the result. */
  readonly seedLine: ReactNode
  /** Gets an empty element below a result. */
  readonly resultRef?: Ref<HTMLDivElement>
  readonly onPlay: () => void
  readonly onResume?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly ref?: Ref<HTMLElement>
  /** The screen itself. */
  readonly children?: ReactNode
}

/** Fingers that fire go on for a moment when a round is over. */
const soonMs = 800

const resultWords = { won: 'You won', lost: 'You lost' } as const

export function CabinetFrame({ ref, onKeyDown, ...props }: CabinetFrameProps) {
  const { title, kind, phase, shape, end, legend, speaker, children } = props
  const panel = panelOf(props)
  return (
    <section
      ref={ref}
      className={`arcade arcade-${shape} arcade-${kind}`}
      aria-label={title}
      data-phase={phase}
      onKeyDown={onKeyDown}
    >
      <div className="arcade-machine">
        <div className="arcade-screen">
          {children}
          {panel && <CabinetPanel key={phase} {...panel} />}
        </div>
        <div className="arcade-foot">
          {legend ?? <p className="arcade-legend">Every move is a button.</p>}
          <SoundSwitch speaker={speaker} />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {announcement(phase, end)}
      </p>
    </section>
  )
}

function panelOf(props: Omit<CabinetFrameProps, 'ref'>): CabinetPanelProps | undefined {
  const { title, kind, phase, goal, end, seedLine, resultRef, onPlay, onResume } = props
  switch (phase) {
    case 'loading':
      return { heading: title, text: 'Loading…' }
    case 'ready':
      return {
        heading: title,
        text: goal,
        action: { label: 'Play', run: onPlay },
        foot: seedLine,
      }
    case 'paused':
      return {
        heading: 'Paused',
        action: { label: 'Resume', run: onResume ?? onPlay },
        focusAfterMs: 0,
      }
    case 'won':
    case 'lost':
      return {
        heading: resultWords[phase],
        text: end?.ending,
        score: end && { points: end.score, best: end.best },
        action: { label: 'Play again', run: onPlay },
        foot: seedLine,
        asideRef: resultRef,
        focusAfterMs: kind === 'action' ? soonMs : 0,
      }
    case 'playing':
      return undefined
  }
}

function announcement(phase: CabinetPhase, end: RoundEnd | undefined): string {
  if (phase === 'paused') return 'Paused.'
  if (!end || (phase !== 'won' && phase !== 'lost')) return ''
  return `${resultWords[phase]}. Score ${String(end.score)}. ${end.ending ?? ''}`
}
