/** After the last attempt of the list: how the rival fared so far, and where to go on. */
import type { Attempt } from '../../../domain/attempt.ts'
import { Link } from '../../../ui/link.tsx'
import type { AttemptResults } from '../attempt-results.ts'
import './list-end.css'

export interface ListEndProps {
  readonly attempts: readonly Attempt[]
  readonly results: AttemptResults
}

export function ListEnd({ attempts, results }: ListEndProps) {
  const outcomes = attempts.flatMap(({ id }) => results[id]?.rival?.outcome ?? [])
  const refused = outcomes.filter(({ kind }) => kind === 'denied').length
  return (
    <div className="list-end">
      <p>
        The list ends here. You aimed {outcomes.length} of its {attempts.length} attempts at the
        rival; {refused} {refused === 1 ? 'was' : 'were'} refused.
      </p>
      <p className="list-end-ways">
        <Link href="/policy" className="button button-quiet">
          Read the policy that refuses
        </Link>
        <Link href="/lab" className="button button-quiet">
          Write one in the Lab
        </Link>
      </p>
    </div>
  )
}
