/** AWS's whole sentence in mono, with the refusal lit. A sentence of another form is shown as it is. */
import { readDenial } from '../domain/denial.ts'
import './denial-sentence.css'

export interface DenialSentenceProps {
  readonly message: string
}

export function DenialSentence({ message }: DenialSentenceProps) {
  const { sentence, parts } = readDenial(message)
  const before = parts === undefined ? '' : `User: ${parts.principal} `
  const refusal = parts === undefined ? '' : `is not authorized to perform: ${parts.action}`
  return (
    <p className="denial-sentence">
      {before}
      {refusal !== '' && <strong>{refusal}</strong>}
      {sentence.slice(before.length + refusal.length)}
    </p>
  )
}
