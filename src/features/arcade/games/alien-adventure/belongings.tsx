/** What the player carries and wears, readable at any time. */
import './belongings.css'
import { PixelSprite } from './pixel-sprite.tsx'
import { Reading } from './reading.tsx'
import type { Situation } from './state.ts'

export interface BelongingsProps {
  readonly situation: Situation
}

export function Belongings({ situation }: BelongingsProps) {
  const { crystals, hasBeacon, hasKeycard, isSuitTorn } = situation
  return (
    <dl className="alien-belongings">
      <Reading place="crystals" label="Crystals" isLabelHidden>
        <PixelSprite name="crystal" /> {crystals}
      </Reading>
      <Reading place={hasBeacon ? 'has' : 'lacks'} label="Beacon" isLabelHidden>
        <PixelSprite name="beacon" /> {hasBeacon ? 'beacon' : 'no beacon'}
      </Reading>
      <Reading place={hasKeycard ? 'has' : 'lacks'} label="Keycard" isLabelHidden>
        <PixelSprite name="keycard" /> {hasKeycard ? 'keycard' : 'no keycard'}
      </Reading>
      <Reading
        place={isSuitTorn ? 'lacks' : 'has'}
        label="Suit"
        isLabelHidden
        isAlarming={isSuitTorn}
      >
        <PixelSprite name="player" /> {isSuitTorn ? 'suit torn' : 'suit whole'}
      </Reading>
    </dl>
  )
}
