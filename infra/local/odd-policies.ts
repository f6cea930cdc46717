/**
 * What is odd in policies though AWS takes it: misspelt names, conditions that hold for nothing. The log tells it when a policy
 * comes, from the template or from PutRolePolicy. Nothing is refused for it.
 */
import type { PolicyDocument } from '../../src/iam/policy-document.ts'
import { policyWarnings } from '../../src/iam/policy-warnings.ts'
import { knownActions } from './known-actions.ts'
import { resolveIntrinsics } from './template/intrinsics.ts'
import {
  placeAt,
  plainValueOf,
  type MapNode,
  type Place,
  type TemplateNode,
} from './template/template-node.ts'
import type { Template } from './template/template.ts'

/** An odd part of a template's policy. */
export interface OddPart {
  readonly place: Place
  /** A sentence. */
  readonly message: string
}

/** In the order of the file. */
export function oddPoliciesOf({ resources }: Template): OddPart[] {
  return resources
    .flatMap(({ properties }) => policyDocumentsIn(properties))
    .flatMap((node) =>
      policyWarnings(documentOf(node), knownActions).map(({ path, message }) => ({
        place: placeAt(node, path),
        message,
      })),
    )
}

/** A line of the log. */
export function oddPartLine(file: string, { place, message }: OddPart): string {
  return `${file}:${String(place.line)}:${String(place.column)} ${place.path}: ${message}`
}

export interface PutPolicy {
  readonly roleName: string
  readonly policyName: string
  readonly document: PolicyDocument
}

/** The same for a policy that an IAM call put on a role, which has no line. */
export function oddPartsOf({ roleName, policyName, document }: PutPolicy): string[] {
  return policyWarnings(document, knownActions).map(
    ({ path, message }) => `Policy ${policyName} of ${roleName}, ${path}: ${message}`,
  )
}

/** Every property that holds a policy is called so, whatever its resource. */
function policyDocumentsIn(node: TemplateNode): readonly MapNode[] {
  if (node.kind === 'list') return node.items.flatMap(policyDocumentsIn)
  if (node.kind !== 'map') return []
  return node.entries.flatMap(({ key, value }) =>
    key.endsWith('PolicyDocument') && value.kind === 'map' ? [value] : policyDocumentsIn(value),
  )
}

/** What an intrinsic gives has no bearing on the names of actions and keys, so that any text will do. */
function documentOf(node: MapNode): PolicyDocument {
  const scope = { ref: () => '*', attribute: () => '*', condition: () => true }
  const value = plainValueOf(resolveIntrinsics(node, scope, () => undefined))
  // The template was provisioned, so that this is a policy.
  return (value ?? { Statement: [] }) as PolicyDocument
}
