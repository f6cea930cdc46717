/** Policy: what is attached to your role session. Its address may name one statement. */
import { useParams } from 'wouter'
import { useStackConfig } from '../../aws/aws-context.tsx'
import { attemptsOn } from '../../features/break-in/catalogue.ts'
import { policyKinds, type PolicyKind } from '../../features/policy/attached-policies.ts'
import { PolicyView } from '../../features/policy/components/policy-view.tsx'
import { useFollowPolicy } from '../../features/policy/use-follow-policy.ts'
import { useSession } from '../../features/session/api/use-session.ts'
import { PageHeading } from '../page-heading.tsx'
import { NotFoundPage } from './not-found-page.tsx'

export interface PolicyPageProps {
  /** Asks for `config.json` again. */
  readonly onReloadConfig: () => void
}

export function PolicyPage({ onReloadConfig }: PolicyPageProps) {
  const { kind, statementId } = useParams<{ kind?: string; statementId?: string }>()
  const config = useStackConfig()
  const session = useSession()
  useFollowPolicy(config.endpoint !== undefined, onReloadConfig)
  if (kind !== undefined && !isPolicyKind(kind)) return <NotFoundPage />
  return (
    <PolicyView
      heading={
        <PageHeading
          title="Policy"
          documentTitle={statementId === undefined ? 'Policy' : `${statementId} · Policy`}
        />
      }
      config={config}
      session={session.data}
      attempts={attemptsOn(config)}
      addressOf={({ id }) => `/break-in/${id}`}
      chosen={
        kind !== undefined && statementId !== undefined ? { kind, id: statementId } : undefined
      }
    />
  )
}

function isPolicyKind(text: string): text is PolicyKind {
  return (policyKinds as readonly string[]).includes(text)
}
