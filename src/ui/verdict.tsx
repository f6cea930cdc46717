/** The word for what came of an attempt, always with its icon, so that colour never carries it alone. */
import type { ReactNode } from 'react'
import { DeniedIcon } from './icons/denied-icon.tsx'
import { FailedIcon } from './icons/failed-icon.tsx'
import { GrantedIcon } from './icons/granted-icon.tsx'
import { RingIcon } from './icons/ring-icon.tsx'
import { WarningIcon } from './icons/warning-icon.tsx'
import './verdict.css'

/**
 * `granted-warning`: AWS granted it, and that is a reason to think. `granted-empty`: AWS granted it, and nothing came of it,
 * neither good nor bad.
 */
export type VerdictKind = 'granted' | 'granted-warning' | 'granted-empty' | 'denied' | 'failed'

const words: Record<VerdictKind, string> = {
  granted: 'Granted',
  'granted-warning': 'Granted',
  'granted-empty': 'Granted, empty',
  denied: 'Denied',
  failed: 'No result',
}

export interface VerdictProps {
  readonly kind: VerdictKind
  readonly size?: 'large' | 'small'
  /** Another word, where the usual one says too much or too little. */
  readonly children?: ReactNode
}

export function Verdict({ kind, size = 'small', children = words[kind] }: VerdictProps) {
  return (
    <span className={`verdict verdict-${kind} verdict-${size}`}>
      {iconOf(kind, size === 'large' ? 32 : 20)}
      {children}
    </span>
  )
}

function iconOf(kind: VerdictKind, size: number): ReactNode {
  switch (kind) {
    case 'granted':
      return <GrantedIcon size={size} />
    case 'granted-warning':
      return <WarningIcon size={size} />
    case 'granted-empty':
      return <RingIcon size={size} />
    case 'denied':
      return <DeniedIcon size={size} />
    case 'failed':
      return <FailedIcon size={size} />
  }
}
