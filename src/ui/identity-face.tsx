/** The pixel face of an identity: you in coin, the rival in violet. Decoration; a name or word stands beside it. */
import type { Seat } from '../domain/session.ts'
import { useIdentityLook } from './use-identity-look.ts'
import './identity-face.css'

export interface IdentityFaceProps {
  readonly seat: Seat
  /** Absent while the session opens: an empty face keeps the place. */
  readonly identityId: string | undefined
  readonly size?: 'small' | 'medium' | 'large'
}

export function IdentityFace({ seat, identityId, size = 'medium' }: IdentityFaceProps) {
  const look = useIdentityLook(identityId)
  return (
    <svg
      className={`identity-face identity-face-${seat} identity-face-${size}`}
      viewBox="-2 -1 9 9"
      shapeRendering="crispEdges"
      aria-hidden="true"
      focusable="false"
    >
      {look?.cells.map((row, y) =>
        row.map(
          (lit, x) =>
            lit && <rect key={`${String(x)}.${String(y)}`} x={x} y={y} width="1" height="1" />,
        ),
      )}
    </svg>
  )
}
