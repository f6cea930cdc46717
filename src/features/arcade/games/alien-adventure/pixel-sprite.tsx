/** One picture of the game, in the colour of the text around it. What it shows is said elsewhere. */
import type { Bearing } from './directions.ts'
import { pathOf, type SpriteName } from './sprites.ts'

export interface PixelSpriteProps {
  readonly name: SpriteName
  /** In quarters of a circle, clockwise. Default 0. */
  readonly quarters?: number
}

export function PixelSprite({ name, quarters = 0 }: PixelSpriteProps) {
  return (
    <svg
      className="alien-sprite"
      viewBox="0 0 8 8"
      shapeRendering="crispEdges"
      fill="currentColor"
      aria-hidden="true"
    >
      <g transform={quarters === 0 ? undefined : `rotate(${quarters * 90} 4 4)`}>
        <path d={pathOf(name, '#')} />
        <path d={pathOf(name, '+')} opacity="0.4" />
      </g>
    </svg>
  )
}

const needles = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const

export interface NeedleProps {
  readonly bearing: Bearing | undefined
}

/** Points to where something lies. Two arrows, turned, make eight. */
export function Needle({ bearing }: NeedleProps) {
  if (bearing === undefined) return <PixelSprite name="none" />
  if (bearing === 'here') return <PixelSprite name="here" />
  const eighths = needles.indexOf(bearing)
  return (
    <PixelSprite
      name={eighths % 2 === 0 ? 'north' : 'north-east'}
      quarters={Math.floor(eighths / 2)}
    />
  )
}
