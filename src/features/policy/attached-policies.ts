/** All policies that count for a session, in one shape, with an address for each statement. */
import type { RoleConfig } from '../../config/stack-config.ts'
import type { Session } from '../../domain/session.ts'
import { cognitoGuestSessionPolicies } from '../../iam/cognito-guest-session-policies.ts'
import { readPolicy, type StatementReading } from '../../iam/plain-reading.ts'
import type { PolicyDocument, Statement } from '../../iam/policy-document.ts'

/** As it stands in addresses: `/policy/role/…`. */
export type PolicyKind = 'role' | 'session' | 'trust'

export const policyKinds: readonly PolicyKind[] = ['role', 'session', 'trust']

export interface AttachedStatement {
  /** Its Sid where no other statement of the kind has that, else the policy's name and its place: `Inline-policy.1`. */
  readonly id: string
  /** Its Sid, or `Statement 2`. */
  readonly title: string
  readonly statement: Statement
  readonly reading: StatementReading
}

export interface AttachedPolicy {
  readonly kind: PolicyKind
  readonly name: string
  readonly document: PolicyDocument
  readonly statements: readonly AttachedStatement[]
}

/** `undefined` where the config keeps them private; the session policies are Cognito's and public. */
export type AttachedPolicies = Readonly<Record<PolicyKind, readonly AttachedPolicy[] | undefined>>

const sessionPolicyNames = ['Inline policy', 'AmazonCognitoUnAuthedIdentitiesSessionPolicy']

export function attachedPolicies(
  role: Pick<RoleConfig, 'policies' | 'trustPolicy'>,
  access: Session['access'],
): AttachedPolicies {
  return {
    role: role.policies && attach('role', role.policies),
    session:
      access === 'guest'
        ? attach(
            'session',
            cognitoGuestSessionPolicies.map((document, index) => ({
              name: sessionPolicyNames[index] ?? `Policy ${String(index + 1)}`,
              document,
            })),
          )
        : [],
    trust:
      role.trustPolicy &&
      // As IAM and the template call it.
      attach('trust', [{ name: 'AssumeRolePolicyDocument', document: role.trustPolicy }]),
  }
}

export function statementAddress(kind: PolicyKind, id: string): string {
  return `/policy/${kind}/${encodeURIComponent(id)}`
}

interface NamedDocument {
  readonly name: string
  readonly document: PolicyDocument
}

function attach(kind: PolicyKind, documents: readonly NamedDocument[]): readonly AttachedPolicy[] {
  const policies = documents.map(({ name, document }) => ({
    kind,
    name,
    document,
    statements: statementsOf(document).map((statement, index) => ({ statement, index })),
    readings: readPolicy(document, kind === 'trust' ? 'trust' : 'identity'),
  }))
  const sids = policies.flatMap(({ readings }) => readings.flatMap(({ sid }) => sid ?? []))
  const isOnly = (sid: string) => sids.indexOf(sid) === sids.lastIndexOf(sid)
  return policies.map(({ name, document, statements, readings }) => ({
    kind,
    name,
    document,
    statements: statements.flatMap(({ statement, index }) => {
      const reading = readings[index]
      if (!reading) return []
      const place = String(index + 1)
      const id =
        reading.sid !== undefined && isOnly(reading.sid)
          ? reading.sid
          : `${name.replaceAll(' ', '-')}.${place}`
      return [{ id, title: reading.sid ?? `Statement ${place}`, statement, reading }]
    }),
  }))
}

/** The config's parser lets through only documents whose statements are objects. */
function statementsOf({ Statement: statement }: PolicyDocument): readonly Statement[] {
  return Array.isArray(statement) ? (statement as readonly Statement[]) : [statement as Statement]
}
