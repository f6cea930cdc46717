/** What you can try, by group, with two marks each. The first press of one sends it: on yourself and on the rival. */
import { useId } from 'react'
import type { Attempt } from '../../../domain/attempt.ts'
import type { AttemptResults } from '../attempt-results.ts'
import { AttemptMark } from './attempt-mark.tsx'
import './attempt-list.css'

export interface AttemptListProps {
  readonly attempts: readonly Attempt[]
  readonly selectedId: string | undefined
  readonly results: AttemptResults
  readonly onChoose: (attempt: Attempt) => void
}

export function AttemptList({ attempts, selectedId, results, onChoose }: AttemptListProps) {
  const baseId = useId()
  return (
    <div className="attempt-list">
      <p className="attempt-list-legend" aria-hidden="true">
        <span className="attempt-list-own">you</span>
        <span className="attempt-list-rival">rival</span>
      </p>
      {[...new Set(attempts.map(({ group }) => group))].map((group) => (
        <section key={group} aria-labelledby={`${baseId}-${group}`}>
          <h2 className="attempt-list-group" id={`${baseId}-${group}`}>
            {group}
          </h2>
          <ul>
            {attempts
              .filter((attempt) => attempt.group === group)
              .map((attempt) => (
                <li key={attempt.id}>
                  <button
                    type="button"
                    className="attempt-list-item"
                    data-attempt={attempt.id}
                    aria-current={attempt.id === selectedId ? 'true' : undefined}
                    onClick={() => {
                      onChoose(attempt)
                    }}
                  >
                    <span className="attempt-list-words">
                      <span className="attempt-list-operation">
                        {attempt.label ?? attempt.operation}
                      </span>
                      {attempt.label !== undefined && (
                        <span className="visually-hidden">{attempt.operation}</span>
                      )}
                      <span className="attempt-list-title">{attempt.title}</span>
                    </span>
                    <AttemptMark attempt={attempt} aim="own" sent={results[attempt.id]?.own} />
                    <AttemptMark attempt={attempt} aim="rival" sent={results[attempt.id]?.rival} />
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {!attempts.some(({ group }) => group === 'reach files') && (
        <p className="attempt-list-absent">
          No attempts on files: this stack’s config.json names no <code>filesBucket</code>.
        </p>
      )}
    </div>
  )
}
