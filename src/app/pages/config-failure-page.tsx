/** The whole page when the app does not know which stack it talks to: what is wrong, field by field, and what to do. */
import { ConfigError } from '../../config/load-stack-config.ts'
import { Button } from '../../ui/button.tsx'
import { KeyIcon } from '../../ui/icons/key-icon.tsx'
import { PageHeading } from '../page-heading.tsx'
import './plain-page.css'

export interface ConfigFailurePageProps {
  readonly error: unknown
  readonly onReload: () => void
}

export function ConfigFailurePage({ error, onReload }: ConfigFailurePageProps) {
  const problems = error instanceof ConfigError ? error.problems : []
  return (
    <>
      <header className="frame-header">
        <span className="frame-logo">
          <KeyIcon />
          LEADING KEY
        </span>
      </header>
      <main className="plain-page">
        <PageHeading title={titleOf(error)} />
        <p>{adviceFor(error)}</p>
        <p className="plain-page-problems">
          {error instanceof Error ? error.message : String(error)}
        </p>
        {problems.length > 0 && (
          <ul className="plain-page-problems" aria-label="What is wrong in config.json">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <p>
          <Button look="primary" onClick={onReload}>
            Try again
          </Button>
        </p>
      </main>
    </>
  )
}

function titleOf(error: unknown): string {
  if (!(error instanceof ConfigError)) return 'The app could not start'
  switch (error.kind) {
    case 'missing':
      return 'config.json is not there'
    case 'not-json':
      return 'config.json is not JSON'
    case 'invalid':
      return 'config.json is not complete'
    case 'unreachable':
      return 'config.json cannot be fetched'
  }
}

function adviceFor(error: unknown): string {
  if (!(error instanceof ConfigError)) return 'This is a fault of ours. Reload the page.'
  switch (error.kind) {
    case 'missing':
    case 'not-json':
      return 'It lies beside the app and says which stack the app talks to. On your own machine, “npm start” in the project’s folder makes it; on AWS, the deployment does.'
    case 'invalid':
      return 'The app needs every field below before it can talk to a stack. On your own machine, stop it and run “npm start” again; on AWS, deploy again.'
    case 'unreachable':
      return 'The server that the app came from does not answer. On your own machine, start it with “npm start” in the project’s folder; else check your network.'
  }
}
