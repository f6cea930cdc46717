/**
 * What IAM calls made of the roles' inline policies since the template was saved, in one file. It belongs to one version of
 * the template: for any other it counts as forgotten, since a saved template wins.
 */
import { damagedFile, readJsonFile, writeJsonFile } from './json-file.ts'

export interface StoredPolicy {
  readonly policyName: string
  /** The document as IAM was given it. */
  readonly text: string
}

/** Role name to all its inline policies; a role that no call changed is not among them. */
export type ChangedRoles = ReadonlyMap<string, readonly StoredPolicy[]>

export interface RolePolicyStore {
  /** The changes made to this version of the template, which may be none. */
  changesTo(templateDigest: string): ChangedRoles
  /** Replaces all changes, durably before it returns. */
  save(templateDigest: string, changes: ChangedRoles): void
}

/**
 * Opens the store in a file, which need not exist.
 *
 * @throws UserError when the file is damaged; it is left as it is then.
 */
export function openRolePolicyStore(path: string): RolePolicyStore {
  const content = readJsonFile(path)
  if (content !== undefined && !isContent(content)) {
    throw damagedFile(path, 'holds something else than policies of roles')
  }
  let current = content ?? { template: '', roles: {} }
  return {
    changesTo: (templateDigest) =>
      new Map(templateDigest === current.template ? Object.entries(current.roles) : []),
    save(templateDigest, changes) {
      const next = { template: templateDigest, roles: Object.fromEntries(changes) }
      const isUnchanged = changes.size === 0 && Object.keys(current.roles).length === 0
      // Nothing to lose and nothing to keep: no file is written for it.
      if (!isUnchanged) writeJsonFile(path, next)
      current = next
    },
  }
}

interface Content {
  readonly template: string
  readonly roles: Readonly<Record<string, readonly StoredPolicy[]>>
}

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return false
  if (!('template' in value) || typeof value.template !== 'string') return false
  if (!('roles' in value) || typeof value.roles !== 'object' || value.roles === null) return false
  return Object.values(value.roles).every(
    (policies) => Array.isArray(policies) && policies.every(isStoredPolicy),
  )
}

function isStoredPolicy(value: unknown): value is StoredPolicy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'policyName' in value &&
    typeof value.policyName === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    isJson(value.text)
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
