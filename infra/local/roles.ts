/** Roles as IAM holds them. The template provisions them; the gate asks for them at every request. */
import type { PolicyDocument } from '../../src/iam/policy-document.ts'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface RolePolicy {
  readonly policyName: string
  readonly document: PolicyDocument
  /** The document as PutRolePolicy was given it, white space and all. Absent for a template's. */
  readonly text?: string
}

export interface Role {
  readonly roleName: string
  /** `/` unless the template gives a path. It is part of the role's ARN, not of a session's. */
  readonly path: string
  /** `arn:aws:iam::123456789012:role/leading-key-GuestRole-…` */
  readonly arn: string
  /** `AROA…`, 21 characters. */
  readonly roleId: string
  readonly account: string
  readonly trustPolicy: PolicyDocument
  readonly policies: readonly RolePolicy[]
  /** Whoever takes the role on carries them, as `aws:PrincipalTag/…`. */
  readonly tags?: readonly Tag[]
}

export interface Roles {
  find(roleName: string): Role | undefined
}

export function tagsByName(tags: readonly Tag[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
