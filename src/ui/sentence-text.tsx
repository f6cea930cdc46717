/** A sentence of an explanation: names in mono, identities as face and alias, other values masked. */
import { maskText } from '../domain/mask.ts'
import type { Sentence } from '../iam/explain-sentence.ts'
import { IdentityFace } from './identity-face.tsx'
import { seatOf, type People } from './people.ts'
import { useIdentityLook } from './use-identity-look.ts'
import './sentence-text.css'

export interface SentenceTextProps {
  readonly sentence: Sentence
  readonly people: People
}

export function SentenceText({ sentence, people }: SentenceTextProps) {
  return sentence.map((part, index) => {
    switch (part.kind) {
      case 'text':
        return part.text
      case 'name':
        return <code key={index}>{part.name}</code>
      case 'value': {
        const seat = seatOf(part.value, people)
        return seat ? (
          <Person key={index} seat={seat} identityId={part.value} />
        ) : (
          <code key={index}>{maskText(part.value)}</code>
        )
      }
    }
  })
}

function Person({ seat, identityId }: { seat: 'me' | 'rival'; identityId: string }) {
  const look = useIdentityLook(identityId)
  const who = seat === 'me' ? 'you' : 'the rival'
  return (
    <span className="sentence-text-person">
      <IdentityFace seat={seat} identityId={identityId} size="small" />
      {look ? (
        <>
          {look.name}
          <span className="visually-hidden"> ({who})</span>
        </>
      ) : (
        who
      )}
    </span>
  )
}
