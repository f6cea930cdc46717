/** Copies a policy as written, and says whether that worked. */
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import './copy-button.css'

export interface CopyButtonProps {
  /** `Copy OwnScores` */
  readonly label: string
  readonly text: string
  /** Puts text on the clipboard. Default is the browser's own. */
  readonly copyText?: (text: string) => Promise<void>
}

export function CopyButton({
  label,
  text,
  copyText = (copied) => navigator.clipboard.writeText(copied),
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const copy = () => {
    copyText(text).then(
      () => {
        setOutcome('copied')
      },
      () => {
        setOutcome('failed')
      },
    )
  }
  return (
    <div className="copy-button">
      <p role="status">
        {outcome === 'copied' && 'Copied.'}
        {outcome === 'failed' && 'The browser did not let the app copy.'}
      </p>
      <Button onClick={copy} aria-label={label}>
        Copy
      </Button>
    </div>
  )
}
