/** Granted where the template's policy refuses: what came back, as it crossed the wire, and where to look for the reason. */
import type { Aim, Attempt, Outcome } from '../../../domain/attempt.ts'
import { maskText } from '../../../domain/mask.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Link } from '../../../ui/link.tsx'
import { rivalsTopScore } from '../rivals-top-score.ts'
import './unexpected-grant.css'

export interface UnexpectedGrantProps {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly outcome: Extract<Outcome, { kind: 'granted' }>
}

export function UnexpectedGrant({ attempt, aim, outcome: { output } }: UnexpectedGrantProps) {
  const topScore = aim === 'rival' ? rivalsTopScore(output) : undefined
  const text = textOf(output)
  return (
    <div className="unexpected-grant">
      {topScore !== undefined && (
        <p>
          You read the rival’s top score: <strong>{topScore}</strong>.
        </p>
      )}
      {text !== undefined && <CodeBlock label="What came back" text={maskText(text)} />}
      <p>
        The policy of this stack is not the one that {attempt.label ?? attempt.operation} was
        written for: that one refuses it. <Link href="/policy">Read the policy</Link>
      </p>
    </div>
  )
}

/** @returns `undefined` where nothing came that can be read: an empty answer, or the bytes of a picture. */
function textOf(output: unknown): string | undefined {
  if (typeof output === 'string') return output.startsWith('<') ? output : undefined
  if (typeof output !== 'object' || output === null) return undefined
  return Object.keys(output).length > 0 ? JSON.stringify(output) : undefined
}
