/** What the player breathes and hears, readable at any time: it stands in the corners that the saucer leaves free. */
import { Fragment } from 'react'
import './instruments.css'
import { Needle } from './pixel-sprite.tsx'
import { Reading } from './reading.tsx'
import { signalReceived, soundHeard } from './senses.ts'
import { airTuning, type Situation } from './state.ts'
import { soundReading } from './words.ts'

export interface InstrumentsProps {
  readonly situation: Situation
  readonly id: string
}

export function Instruments({ situation, id }: InstrumentsProps) {
  const { oxygen, score } = situation
  const signal = signalReceived(situation)
  const heard = soundHeard(situation)
  const isLow = oxygen <= airTuning.low
  return (
    <dl className="alien-instruments" id={id}>
      <Reading place="oxygen" label="Oxygen" isAlarming={isLow}>
        <span className="alien-number">{oxygen}</span>{' '}
        <span className={isLow ? undefined : 'visually-hidden'}>{isLow ? 'low' : 'turns'}</span>
      </Reading>
      <Reading place="score" label="Score">
        <span className="alien-number">{score}</span>
      </Reading>
      <Reading
        place="signal"
        label={signal.from === 'pod' ? 'Pod' : 'Beacon'}
        picture={<Needle bearing={signal.bearing} />}
      >
        <span>{signal.bearing}</span>
      </Reading>
      <Reading
        place="sound"
        label="Sound"
        picture={<Needle bearing={heard?.bearing} />}
        isAlarming={heard?.loudness === 'very near'}
      >
        {soundReading(situation).map((word, index) => (
          <Fragment key={word}>
            {index > 0 && ' '}
            <span>{word}</span>
          </Fragment>
        ))}
      </Reading>
    </dl>
  )
}
