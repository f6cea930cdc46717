/** Tags of the account's resources by their ARNs, for conditions on `aws:ResourceTag`. */
import type { Tags } from '../../src/iam/request-context.ts'
import { tagsByName } from './roles.ts'
import type { StackParts } from './stacks/stack-parts.ts'

/** Finds the tags of a table, also by the ARN of an index of it, or of a role; `undefined` where there are none. */
export function tagFinder({
  tables,
  roles,
}: Pick<StackParts, 'tables' | 'roles'>): (arn: string) => Tags | undefined {
  const tagged = [
    ...tables.map(({ arn, createTable }) => [arn, createTable.Tags ?? []] as const),
    ...roles.map(({ arn, tags }) => [arn, tags] as const),
  ]
  const byArn = new Map(
    tagged.flatMap(([arn, tags]) => (tags.length === 0 ? [] : [[arn, tagsByName(tags)]])),
  )
  return (arn) => byArn.get(arn.replace(/\/index\/.*$/, ''))
}
