/** A sentence of a reading: names and values of the policy in mono, variables as written or filled in. */
import type { Sentence } from '../../../iam/explain-sentence.ts'
import { PolicyText } from './policy-text.tsx'
import './sentence-text.css'

export interface SentenceTextProps {
  readonly sentence: Sentence
  /** Whether `${…}` in its values is a variable. */
  readonly variables?: boolean
}

export function SentenceText({ sentence, variables = false }: SentenceTextProps) {
  return sentence.map((part, index) => {
    if (part.kind === 'text') return part.text
    return (
      <code key={index} className={`sentence-text-${part.kind}`}>
        {part.kind === 'name' ? (
          part.name
        ) : (
          <PolicyText text={part.value} variables={variables} isNamed />
        )}
      </code>
    )
  })
}
