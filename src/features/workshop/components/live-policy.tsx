/** The lines that decide, out of the policy that is deployed right now. Never a copy of it. */
import { maskIdentityId } from '../../../domain/mask.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useLabBench } from '../lab-context.ts'
import { findStatement, roleOf } from '../live-policies.ts'
import { hasFocus, statementLines } from '../statement-lines.ts'
import { JsonLines } from './json-lines.tsx'
import './live-policy.css'

export interface LivePolicyProps {
  /** The statement's Sid. */
  readonly statement: string
  /** A condition key: `dynamodb:LeadingKeys`. */
  readonly condition?: string
  /** Only this operator's condition: `Null`. */
  readonly operator?: string
  /** An element instead of a condition: `Action`. */
  readonly element?: string
}

const subVariable = '${cognito-identity.amazonaws.com:sub}'

export function LivePolicy({ statement: sid, condition, operator, element }: LivePolicyProps) {
  const { config, session } = useLabBench()
  const role = roleOf(config, session?.access ?? 'guest')
  const { guest, player } = config.roles
  // A trust policy may be that of the other role.
  const found = findStatement(role, sid) ?? findStatement(role === guest ? player : guest, sid)
  if (!found)
    return (
      <p className="live-policy-absent">
        {role.policies === undefined
          ? 'The policies of this stack are private, so they cannot be shown here.'
          : `The policy that is deployed now has no statement ${sid}.`}
      </p>
    )
  const focus = { condition, operator, element }
  const lines = statementLines(found.statement, focus)
  const sought = condition ?? element
  return (
    <figure className="live-policy">
      <figcaption>
        <span className="live-policy-name">{found.policyName}</span> as it is deployed now
      </figcaption>
      <JsonLines lines={lines} />
      {sought !== undefined && !hasFocus(found.statement, focus) && (
        <p className="live-policy-absent">
          There is no {sought} in it now. The policy of this stack was changed.
        </p>
      )}
      {session && lines.some(({ text }) => text.includes(subVariable)) && (
        <p className="live-policy-value">
          <code>{subVariable}</code> is
          <IdentityFace seat="me" identityId={session.identityId} size="small" />
          <code>{maskIdentityId(session.identityId)}</code> in your session
        </p>
      )}
    </figure>
  )
}
