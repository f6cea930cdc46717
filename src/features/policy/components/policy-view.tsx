/** The Policy page: what is attached to your role session, in JSON and in plain words, and how it combines. */
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { sessionFacts } from '../../../config/explain-call.ts'
import type { StackConfig } from '../../../config/stack-config.ts'
import type { Attempt } from '../../../domain/attempt.ts'
import type { Session } from '../../../domain/session.ts'
import { contextKeys } from '../../../iam/context-keys.ts'
import { roleSessionContext, surroundingsContext } from '../../../iam/request-context.ts'
import { LowerEdge } from '../../../ui/lower-edge.tsx'
import { attachedPolicies, type AttachedPolicies, type PolicyKind } from '../attached-policies.ts'
import { FillingContext, type Filling } from '../filling-context.ts'
import { sessionCoverage } from '../session-coverage.ts'
import { usePolicyChanges } from '../use-policy-changes.ts'
import { prospectsOf } from '../would-iam-allow.ts'
import { BreakableName } from './breakable-name.tsx'
import { ChangeNotice } from './change-notice.tsx'
import { FillSwitch } from './fill-switch.tsx'
import { HowTheyCombine } from './how-they-combine.tsx'
import { PolicySection } from './policy-section.tsx'
import { SectionLinks, type PageSection } from './section-links.tsx'
import { TemplateNotice } from './template-notice.tsx'
import { WouldIamAllow } from './would-iam-allow.tsx'
import './policy-view.css'

export interface PolicyViewProps {
  readonly heading: ReactNode
  readonly config: StackConfig
  /** Absent while it opens. Until then the page shows what guests have. */
  readonly session: Session | undefined
  readonly attempts: readonly Attempt[]
  readonly addressOf: (attempt: Attempt) => string
  /** The statement whose address is open. */
  readonly chosen: { readonly kind: PolicyKind; readonly id: string } | undefined
}

export function PolicyView(props: PolicyViewProps) {
  const { heading, config, session, attempts, addressOf, chosen } = props
  const access = session?.access ?? 'guest'
  const identityId = session?.identityId
  const role = access === 'guest' ? config.roles.guest : config.roles.player
  const roleName = role.arn.slice(role.arn.lastIndexOf('/') + 1)
  const policies = useMemo(() => attachedPolicies(role, access), [role, access])
  const version = useMemo(
    () => ({ roleArn: role.arn, config, policies }),
    [role.arn, config, policies],
  )
  const { changes, configBefore, markSeen } = usePolicyChanges(version)
  const [isFilled, setIsFilled] = useState(false)
  const filling = useMemo(
    () => fillingOf(isFilled ? session : undefined, config, identityId),
    [isFilled, session, config, identityId],
  )
  const prospects = useMemo(
    () => prospectsOf(attempts, config, access, identityId),
    [attempts, config, access, identityId],
  )
  const prospectsBefore = useMemo(
    () => configBefore && prospectsOf(attempts, configBefore, access, identityId),
    [attempts, configBefore, access, identityId],
  )
  // The browser looked for the part that the address names before the page was there.
  useEffect(() => {
    const part = document.getElementById(window.location.hash.slice(1))
    part?.scrollIntoView()
  }, [])
  const section = (kind: PolicyKind) => ({
    kind,
    policies: policies[kind],
    changes: changes ?? [],
    chosen: chosen?.kind === kind ? chosen.id : undefined,
  })
  return (
    <FillingContext value={filling}>
      <div className="policy-view">
        <div className="policy-view-head">
          {heading}
          <p>What decides over your requests. The app shows it; AWS enforces it.</p>
          <dl className="policy-view-source">
            <div>
              <dt>Role</dt>
              <dd>
                <BreakableName name={role.arn} />
              </dd>
            </div>
            <div>
              <dt>Template</dt>
              <dd>
                infra/game-scores.yaml
                {config.followsTemplate === true && (
                  <span className="policy-view-hint">Edit it, save, and this page follows.</span>
                )}
              </dd>
            </div>
          </dl>
        </div>
        <HowTheyCombine
          policies={policies}
          roleName={roleName}
          access={access}
          identityId={identityId}
        />
        <div className="policy-view-tools">
          <SectionLinks sections={access === 'guest' ? guestSections : playerSections} />
          <FillSwitch isFilled={isFilled} isDisabled={!session} onChange={setIsFilled} />
        </div>
        <PolicySection title="Role policies" {...section('role')}>
          Attached to the role, the same for every {access === 'guest' ? 'guest' : 'player'}. The
          variable in it makes it yours.
        </PolicySection>
        <section className="policy-section" aria-labelledby="policy-prospects">
          <h2 id="policy-prospects">Would IAM allow it?</h2>
          <p className="policy-section-words">
            Worked out here, from the policies on this page; nothing is sent. To hear AWS say it,
            open an operation.
          </p>
          {policies.role === undefined ? (
            <p className="policy-section-empty">
              Without the role’s policies nothing can be worked out.
            </p>
          ) : (
            <WouldIamAllow
              prospects={prospects}
              before={prospectsBefore}
              rolePolicies={policies.role}
              addressOf={addressOf}
            />
          )}
        </section>
        {access === 'guest' && (
          <PolicySection
            title="Session policies"
            {...section('session')}
            isFolded
            remark={({ statement }) => coverageWords(statement, policies)}
          >
            Cognito puts these two on every guest’s session. They grant nothing: what the role
            allows counts only where one of them allows it, too. Your template cannot change them.
          </PolicySection>
        )}
        <PolicySection title="Trust policy" {...section('trust')}>
          Says who may take the role. Cognito takes it for you when you ask for credentials.
        </PolicySection>
        <LowerEdge>
          <div className="policy-view-notices">
            <div role="status">
              <TemplateNotice template={config.template} />
            </div>
            <div role="status">
              <ChangeNotice changes={changes} onSeen={markSeen} />
            </div>
          </div>
        </LowerEdge>
      </div>
    </FillingContext>
  )
}

const guestSections: readonly PageSection[] = [
  { id: 'policy-role', name: 'Role' },
  { id: 'policy-prospects', name: 'Would IAM allow it?' },
  { id: 'policy-session', name: 'Session' },
  { id: 'policy-trust', name: 'Trust' },
]
const playerSections = guestSections.filter(({ id }) => id !== 'policy-session')

function fillingOf(
  session: Session | undefined,
  config: StackConfig,
  ownIdentityId: string | undefined,
): Filling {
  const publicIds = [config.identityPoolId]
  if (!session) return { keys: undefined, ownIdentityId, publicIds }
  const { tags: roleTags } = session.access === 'guest' ? config.roles.guest : config.roles.player
  const keys = contextKeys({
    ...surroundingsContext({
      region: config.region,
      secureTransport: !config.endpoint?.startsWith('http:'),
    }),
    ...roleSessionContext({ ...sessionFacts(session, config), roleTags }),
  })
  return { keys, ownIdentityId, publicIds }
}

function coverageWords(
  statement: Parameters<typeof sessionCoverage>[0],
  { role }: AttachedPolicies,
): ReactNode {
  if (role === undefined) return null
  const { named, covered } = sessionCoverage(statement, role)
  if (named.length === 0) return null
  const all = `the ${String(named.length)} actions that your role policies name`
  return (
    <p className="policy-view-coverage">
      {covered.length === 0
        ? `Covers none of ${all}.`
        : covered.length === named.length
          ? `Covers all of ${all}: this is what lets them through.`
          : `Covers ${String(covered.length)} of ${all}.`}
    </p>
  )
}
