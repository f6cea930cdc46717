/** A value of a condition, beside the face of its owner where an identity ID is in it. Identity IDs are masked. */
import { Fragment } from 'react'
import { maskText } from '../domain/mask.ts'
import { IdentityFace } from './identity-face.tsx'
import { ownerOf, type People } from './people.ts'
import './identity-value.css'

export interface IdentityValueProps {
  readonly value: string
  readonly people: People
}

export function IdentityValue({ value, people }: IdentityValueProps) {
  const seat = ownerOf(value, people)
  return (
    <span className="identity-value">
      {seat && <IdentityFace seat={seat} identityId={people[seat]} size="small" />}
      <code>
        {maskText(value)
          .split(/(?<=[/:])/)
          .map((part, index) => (
            <Fragment key={index}>
              {part}
              <wbr />
            </Fragment>
          ))}
      </code>
      {seat && <span className="identity-value-owner">{seat === 'me' ? 'you' : 'the rival'}</span>}
    </span>
  )
}
