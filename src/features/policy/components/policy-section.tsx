/** The policies of one kind: each with its name, a way to copy it, and its statements. */
import type { ReactNode } from 'react'
import type { AttachedPolicy, AttachedStatement, PolicyKind } from '../attached-policies.ts'
import type { StatementChange } from '../policy-changes.ts'
import { BreakableName } from './breakable-name.tsx'
import { CopyButton } from './copy-button.tsx'
import { GoneStatement } from './gone-statement.tsx'
import { StatementCard } from './statement-card.tsx'
import './policy-section.css'

export interface PolicySectionProps {
  readonly kind: PolicyKind
  readonly title: string
  /** What policies of this kind do, in a sentence or two. */
  readonly children: ReactNode
  /** `undefined` where the config keeps them private. */
  readonly policies: readonly AttachedPolicy[] | undefined
  readonly changes: readonly StatementChange[]
  readonly chosen: string | undefined
  readonly isFolded?: boolean
  /** What is to say of a statement besides. */
  readonly remark?: (statement: AttachedStatement) => ReactNode
}

export function PolicySection(props: PolicySectionProps) {
  const { kind, title, children, policies, changes, chosen, isFolded, remark } = props
  const own = changes.filter((change) => change.kind === kind)
  const titleId = `policy-${kind}`
  const isChosenMissing =
    chosen !== undefined &&
    !policies?.some(({ statements }) => statements.some(({ id }) => id === chosen))
  return (
    <section className="policy-section" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <p className="policy-section-words">{children}</p>
      {policies === undefined && <PrivatePolicies kind={kind} />}
      {policies?.length === 0 && (
        <p className="policy-section-empty">No policy is attached. So nothing is allowed.</p>
      )}
      {isChosenMissing && (
        <p className="policy-section-empty" role="status">
          There is no statement <code>{chosen}</code> here now.
        </p>
      )}
      {policies?.map((policy) => (
        <div key={policy.name} className="policy-section-policy">
          <div className="policy-section-head">
            <div>
              <h3 aria-label={policy.name}>
                <BreakableName name={policy.name} />
              </h3>
              <p className="policy-section-version">
                {policy.document.Version === undefined
                  ? 'no Version, so 2008-10-17'
                  : `Version ${policy.document.Version}`}
              </p>
            </div>
            <CopyButton
              label={`Copy ${policy.name}`}
              text={JSON.stringify(policy.document, null, 2)}
            />
          </div>
          {policy.statements.map((statement) => (
            <StatementCard
              key={statement.id}
              kind={kind}
              statement={statement}
              change={own.find(({ id }) => id === statement.id)}
              isChosen={chosen === statement.id}
              {...(isFolded !== undefined && { isFolded })}
            >
              {remark?.(statement)}
            </StatementCard>
          ))}
        </div>
      ))}
      {own
        .filter(({ what }) => what === 'gone')
        .map((change) => (
          <GoneStatement key={change.id} change={change} />
        ))}
    </section>
  )
}

function PrivatePolicies({ kind }: { readonly kind: PolicyKind }) {
  return (
    <p className="policy-section-empty">
      Whoever deployed this stack keeps {kind === 'trust' ? 'this policy' : 'these policies'}{' '}
      private: <code>config.json</code> does not have {kind === 'trust' ? 'it' : 'them'}. IAM
      enforces {kind === 'trust' ? 'it' : 'them'} all the same; the app can show and explain nothing
      here.
    </p>
  )
}
