/** What a change set says: how one version of a stack differs from the next. */
import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import { isDeepStrictEqual } from 'node:util'
import type { Stack, StackResource } from '../../local/template/provision/stack.ts'

/** @param before Absent where there is no stack yet. */
export function changesBetween(before: Stack | undefined, next: Stack): readonly ResourceChange[] {
  const change = (
    Action: 'Add' | 'Modify' | 'Remove',
    { logicalId, type }: StackResource,
    more: Partial<ResourceChange> = {},
  ): ResourceChange => ({ Action, LogicalResourceId: logicalId, ResourceType: type, ...more })
  const old = new Map(before?.resources.map((resource) => [resource.logicalId, resource]))
  const now = new Set(next.resources.map(({ logicalId }) => logicalId))
  return [
    ...next.resources.flatMap((resource) => {
      const was = old.get(resource.logicalId)
      if (was === undefined) return [change('Add', resource)]
      if (isDeepStrictEqual(was.properties, resource.properties)) {
        return was.deletionPolicy === resource.deletionPolicy ? [] : [change('Modify', resource)]
      }
      const Replacement = was.physicalId === resource.physicalId ? 'False' : 'True'
      return [change('Modify', resource, { Replacement })]
    }),
    ...[...old.values()]
      .filter(({ logicalId }) => !now.has(logicalId))
      .map((r) => change('Remove', r)),
  ]
}
