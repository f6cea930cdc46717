/** The pixel face of an identity: you in coin, the rival in violet. Decoration; a name or word stands beside it. */
import type { Seat } from '../domain/session.ts'
import { useIdentityLook } from './use-identity-look.ts'
import './identity-face.css'

export interface IdentityFaceProps {
  /** `other`: one of a room of people, in a hue of their own. */
  readonly seat: Seat | 'other'
  /** Absent while the session opens: an empty face keeps the place. */
  readonly identityId: string | undefined
  readonly size?: 'small' | 'medium' | 'large'
}

export function IdentityFace({ seat, identityId, size = 'medium' }: IdentityFaceProps) {
  const look = useIdentityLook(identityId)
  const hue = seat === 'other' && look ? ` identity-face-hue-${look.hue}` : ''
  return (
    <svg
      className={`identity-face identity-face-${seat}${hue} identity-face-${size}`}
      viewBox="-1.5 -1.5 12 12"
      shapeRendering="crispEdges"
      aria-hidden="true"
      focusable="false"
    >
      {look && <path d={outline(look.cells)} />}
    </svg>
  )
}

/** Each run of lit cells as a box. */
function outline(cells: readonly (readonly boolean[])[]): string {
  return cells
    .flatMap((row, y) =>
      row.flatMap((lit, x) => {
        if (!lit || row[x - 1] === true) return []
        const end = row.indexOf(false, x)
        const width = (end === -1 ? row.length : end) - x
        return [`M${x} ${y}h${width}v1h-${width}z`]
      }),
    )
    .join('')
}
