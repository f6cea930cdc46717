/** A value of a condition, beside the face of its owner where it is an identity ID. Identity IDs are masked. */
import type { AttemptSubjects } from '../../../domain/attempt.ts'
import { maskText } from '../../../domain/mask.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import './identity-value.css'

export interface IdentityValueProps {
  readonly value: string
  readonly subjects: AttemptSubjects
}

export function IdentityValue({ value, subjects }: IdentityValueProps) {
  const seat =
    value === subjects.ownIdentityId
      ? 'me'
      : value === subjects.rivalIdentityId
        ? 'rival'
        : undefined
  return (
    <span className="identity-value">
      {seat && <IdentityFace seat={seat} identityId={value} size="small" />}
      <code>{maskText(value)}</code>
      {seat && <span className="identity-value-owner">{seat === 'me' ? 'you' : 'the rival'}</span>}
    </span>
  )
}
