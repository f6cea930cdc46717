/** What differs between a stack as it is and as it is to be. */
import { isDeepStrictEqual } from 'node:util'
import type { ChangeRecord } from '../state/stack-record.ts'
import { resourceTypes } from '../template/provision/resource-types.ts'
import type { Stack, StackResource } from '../template/provision/stack.ts'

/** Types on which CloudFormation puts a stack's tags. */
const taggable: ReadonlySet<string> = new Set([
  'AWS::CloudFront::Distribution',
  'AWS::Cognito::IdentityPool',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Role',
  'AWS::S3::Bucket',
])

export interface StackToCompare {
  readonly stack: Pick<Stack, 'resources'>
  readonly tags: Readonly<Record<string, string>>
}

/** In the order of the new stack, then what it has no more. */
export function compareStacks(
  before: StackToCompare | undefined,
  after: StackToCompare,
): readonly ChangeRecord[] {
  const old = new Map(before?.stack.resources.map((resource) => [resource.logicalId, resource]))
  const areTagsChanged = before !== undefined && !isDeepStrictEqual(before.tags, after.tags)
  const kept = after.stack.resources.flatMap((resource) => {
    const previous = old.get(resource.logicalId)
    if (previous?.type !== resource.type) return [added(resource)]
    old.delete(resource.logicalId)
    const change = modified(previous, resource, areTagsChanged)
    return change === undefined ? [] : [change]
  })
  return [...kept, ...[...old.values()].map(removed)]
}

/** Properties that differ and whose change makes a new resource. */
export function replacingProperties(
  before: StackResource,
  after: StackResource,
): readonly string[] {
  const replacing = resourceTypes.get(after.type)?.replacedBy ?? []
  return changedProperties(before, after).filter((name) => replacing.includes(name))
}

function added({ logicalId, type }: StackResource): ChangeRecord {
  return { action: 'Add', logicalId, type, physicalId: undefined, scope: [], details: [] }
}

function removed({ logicalId, type, physicalId }: StackResource): ChangeRecord {
  return { action: 'Remove', logicalId, type, physicalId, scope: [], details: [] }
}

function modified(
  before: StackResource,
  after: StackResource,
  areTagsChanged: boolean,
): ChangeRecord | undefined {
  const properties = changedProperties(before, after)
  const replacing = replacingProperties(before, after)
  const scope = [
    ...(properties.some((name) => name !== 'Tags') ? ['Properties'] : []),
    ...(properties.includes('Tags') || (areTagsChanged && taggable.has(after.type))
      ? ['Tags']
      : []),
    ...(before.deletionPolicy === after.deletionPolicy ? [] : ['DeletionPolicy']),
    ...(before.updateReplacePolicy === after.updateReplacePolicy ? [] : ['UpdateReplacePolicy']),
  ]
  if (scope.length === 0) return undefined
  return {
    action: 'Modify',
    logicalId: after.logicalId,
    type: after.type,
    physicalId: before.physicalId,
    isReplaced: replacing.length > 0,
    scope,
    details: properties.map((property) => ({ property, replaces: replacing.includes(property) })),
  }
}

function changedProperties(before: StackResource, after: StackResource): readonly string[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])
  return [...names].filter(
    (name) => !isDeepStrictEqual(before.properties[name], after.properties[name]),
  )
}
