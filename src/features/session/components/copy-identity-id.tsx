/** Copies the identity ID on purpose only: first a warning, then the copy. */
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import './confirm-step.css'

export interface CopyIdentityIdProps {
  readonly identityId: string
  /** Puts text on the clipboard. Default is the browser's own. */
  readonly copyText?: (text: string) => Promise<void>
}

type Step = 'ask' | 'warn' | 'copied' | 'failed'

export function CopyIdentityId({
  identityId,
  copyText = (text) => navigator.clipboard.writeText(text),
}: CopyIdentityIdProps) {
  const [step, setStep] = useState<Step>('ask')
  if (step !== 'warn')
    return (
      <div className="confirm-step">
        <Button
          onClick={() => {
            setStep('warn')
          }}
        >
          Copy my identity ID
        </Button>
        <p role="status">
          {step === 'ask' && 'A secret: whoever has it can be you.'}
          {step === 'copied' && 'Copied. Treat it like a password.'}
          {step === 'failed' && 'The browser did not let the app copy.'}
        </p>
      </div>
    )
  const copy = () => {
    copyText(identityId).then(
      () => {
        setStep('copied')
      },
      () => {
        setStep('failed')
      },
    )
  }
  return (
    <div className="confirm-step confirm-step-open" role="group" aria-label="Copy my identity ID?">
      <p>
        A guest’s identity ID is that guest’s password: whoever has it gets your credentials from
        Cognito, and with them your scores.
      </p>
      <div className="confirm-step-buttons">
        <Button look="danger" autoFocus onClick={copy}>
          Copy it anyway
        </Button>
        <Button
          onClick={() => {
            setStep('ask')
          }}
        >
          Keep it here
        </Button>
      </div>
    </div>
  )
}
