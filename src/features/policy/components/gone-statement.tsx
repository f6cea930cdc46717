/** A statement that stands in no policy any more, until that was seen. */
import { wordsForChange, type StatementChange } from '../policy-changes.ts'
import { useLitPath } from '../use-lit-path.ts'
import { JsonView } from './json-view.tsx'
import './statement-card.css'

const noPlaces: readonly [] = []

export function GoneStatement({ change }: { readonly change: StatementChange }) {
  const litPath = useLitPath()
  return (
    <article className="statement-card" aria-label={change.title}>
      <div className="statement-card-head">
        <h4>{change.title}</h4>
        <span className="statement-card-change">{wordsForChange(change)}</span>
      </div>
      <JsonView
        lines={change.lines}
        litPath={litPath}
        places={noPlaces}
        hasVariables={() => false}
      />
    </article>
  )
}
