/** How the policies combine, in words and boxes: who may take the role, then what each request must pass. */
import type { Session } from '../../../domain/session.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import type { AttachedPolicies, AttachedPolicy } from '../attached-policies.ts'
import './how-they-combine.css'

export interface HowTheyCombineProps {
  readonly policies: AttachedPolicies
  readonly roleName: string
  readonly access: Session['access']
  readonly identityId: string | undefined
}

export function HowTheyCombine({ policies, roleName, access, identityId }: HowTheyCombineProps) {
  const look = useIdentityLook(identityId)
  return (
    <div className="how-they-combine">
      <div className="how-they-combine-step">
        <p className="how-they-combine-when">Once an hour, for new credentials</p>
        <ol className="how-they-combine-flow">
          <li className="how-they-combine-box">
            <strong>Cognito</strong>
            <span>vouches for your identity</span>
          </li>
          <li className="how-they-combine-box how-they-combine-gate">
            <a href="#policy-trust">
              <strong>Trust policy</strong>
            </a>
            <span>lets Cognito take the role for you</span>
          </li>
          <li className="how-they-combine-box">
            <strong className="how-they-combine-you">
              <IdentityFace seat="me" identityId={identityId} size="small" />
              {look?.name ?? 'You'}
            </strong>
            <span>
              now a session of <code>{roleName}</code>
            </span>
          </li>
        </ol>
      </div>
      <div className="how-they-combine-step">
        <p className="how-they-combine-when">Every request passes where all of this is so</p>
        <ul className="how-they-combine-flow how-they-combine-all">
          <li className="how-they-combine-box how-they-combine-gate">
            <strong>No deny, anywhere</strong>
            <span>{deniesIn(policies)}</span>
          </li>
          <li className="how-they-combine-box how-they-combine-gate">
            <a href="#policy-role">
              <strong>A role policy allows it</strong>
            </a>
            <span>{allowsIn(policies.role)}</span>
          </li>
          {access === 'guest' && (
            <li className="how-they-combine-box how-they-combine-gate">
              <a href="#policy-session">
                <strong>A session policy allows it</strong>
              </a>
              <span>either of Cognito’s two, for guests only</span>
            </li>
          )}
        </ul>
      </div>
    </div>
  )
}

function deniesIn({ role, session = [] }: AttachedPolicies): string {
  const denies = countStatements([...(role ?? []), ...session], 'Deny')
  if (denies > 0) return `now: ${String(denies)}`
  return role === undefined ? 'which ones is private' : 'none of these policies has one'
}

function allowsIn(policies: readonly AttachedPolicy[] | undefined): string {
  if (policies === undefined) return 'which ones is private'
  const allows = countStatements(policies, 'Allow')
  return allows === 0
    ? 'none allows anything now'
    : `one statement is enough; now: ${String(allows)}`
}

function countStatements(policies: readonly AttachedPolicy[], effect: 'Allow' | 'Deny'): number {
  return policies
    .flatMap(({ statements }) => statements)
    .filter(({ reading }) => reading.effect === effect).length
}
