/** What IAM's operations need of the stand-in, and the resources that they ask IAM about. */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import type { Role, RolePolicy } from '../../roles.ts'
import { noSuchRole } from './errors.ts'

export interface IamRole extends Role {
  readonly description?: string
  readonly maxSessionDurationSeconds: number
  readonly tags: readonly { readonly Key: string; readonly Value: string }[]
}

/** A user with one managed policy. */
export interface IamUserWithPolicy {
  readonly userName: string
  readonly arn: string
  readonly policyName: string
  readonly policy: PolicyDocument
}

export interface IamNeeds {
  /** Whose roles they are. */
  readonly account: string
  readonly findRole: (roleName: string) => IamRole | undefined
  readonly users: readonly IamUserWithPolicy[]
  /** When a role was made. */
  readonly createdAt: (roleName: string) => Date
  /** Takes the place of all inline policies of a role, durably before it returns. */
  readonly changePolicies: (roleName: string, policies: readonly RolePolicy[]) => void
  /** Told of every policy that was put, for whoever runs the stand-in. */
  readonly policyPut: (
    policy: Pick<RolePolicy, 'policyName' | 'document'> & { readonly roleName: string },
  ) => void
}

/** @throws NoSuchEntity */
export function requireRole({ findRole }: IamNeeds, roleName: string): IamRole {
  const role = findRole(roleName)
  if (role === undefined) throw noSuchRole(roleName)
  return role
}

/** One question about a role. IAM's denials name it `role NAME`, not by its ARN. */
export function askAboutRole(
  { account, findRole }: IamNeeds,
  action: string,
  roleName: string | undefined,
) {
  const resource = findRole(roleName ?? '')?.arn ?? `arn:aws:iam::${account}:role/${roleName ?? ''}`
  return [{ action, resource, resourceAsNamed: `role ${roleName ?? ''}`, context: {} }]
}

/** As IAM sends documents: URL-encoded as RFC 3986 has it. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The text of an inline policy: as it was put, or as CloudFormation would have put it. */
export function policyTextOf({ text, document }: RolePolicy): string {
  return text ?? JSON.stringify(document)
}
