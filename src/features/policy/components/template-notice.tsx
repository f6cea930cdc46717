/** Says why the template as saved does not count, or what is odd in it. Gone when the file is good again. */
import { useState } from 'react'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import { readTemplateReport } from '../template-report.ts'
import { LowerNotice } from './lower-notice.tsx'
import './template-notice.css'

export interface TemplateNoticeProps {
  /** What `config.json` says of it. */
  readonly template: unknown
}

export function TemplateNotice({ template }: TemplateNoticeProps) {
  const [seen, setSeen] = useState<string>()
  const report = readTemplateReport(template)
  const text = JSON.stringify(report)
  if (report === undefined || text === seen) return null
  const { isUsed, remarks } = report
  return (
    <LowerNotice
      key={text}
      isFoldable
      title={
        <>
          <WarningIcon size={18} />
          {isUsed
            ? 'The template counts, but part of it looks odd.'
            : 'The saved template cannot be used. What counted before still does.'}
        </>
      }
      // What does not count stays in sight until it does.
      {...(isUsed && {
        onSeen: () => {
          setSeen(text)
        },
      })}
    >
      {/* Long ones scroll, also by keys. */}
      <ul className="template-notice" tabIndex={0} aria-label="What the stand-in says of it">
        {remarks.map(({ place, words }) => (
          <li key={`${place} ${words}`}>
            <p>{words}</p>
            <p className="template-notice-place">
              In infra/game-scores.yaml{place !== '' && `, ${place}`}.
            </p>
          </li>
        ))}
      </ul>
    </LowerNotice>
  )
}
