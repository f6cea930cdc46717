/** A change set as a person reads it before saying yes: one line for each resource, and loudly what would be lost. */
import type { ResourceChange } from '@aws-sdk/client-cloudformation'

/** Words for what happens to a resource. A replaced one is made anew under another name, and the old one is deleted. */
type Change = 'add' | 'modify' | 'replace' | 'may replace' | 'remove' | 'import' | 'unknown'

/** What is lost with a resource of these types. */
const losses: Readonly<Record<string, { readonly replaced: string; readonly removed: string }>> = {
  'AWS::DynamoDB::Table': {
    replaced: 'a new, empty table takes its place, and every score in the old one is lost',
    removed: 'every score in it is lost',
  },
  'AWS::S3::Bucket': {
    replaced: 'a new, empty bucket takes its place, and every file in the old one is lost',
    removed: 'every file in it is lost',
  },
  'AWS::Cognito::IdentityPool': {
    replaced: 'every player becomes somebody else, and reaches no score of before',
    removed: 'no player has an identity any more',
  },
}

/** The table's lines, without a heading. Sorted as CloudFormation has them. */
export function changeLines(changes: readonly ResourceChange[]): readonly string[] {
  const rows = changes.map((change) => [
    changeOf(change),
    change.LogicalResourceId ?? '',
    change.ResourceType ?? '',
    detailsOf(change),
  ])
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** What the changes would lose for good: a sentence each. */
export function lossSentences(changes: readonly ResourceChange[]): readonly string[] {
  return changes.flatMap((change) => {
    const { LogicalResourceId = '', ResourceType = '', PolicyAction } = change
    const loss = losses[ResourceType]
    const kind = changeOf(change)
    if (loss === undefined || !['replace', 'may replace', 'remove'].includes(kind)) return []
    const word = { remove: 'removed', replace: 'replaced' }[kind as string] ?? 'perhaps replaced'
    if (PolicyAction === 'Retain' || PolicyAction === 'ReplaceAndRetain') {
      return [
        `${LogicalResourceId} is ${word}: the old one stays in the account, but the app no longer uses it.`,
      ]
    }
    return [`${LogicalResourceId} is ${word}: ${kind === 'remove' ? loss.removed : loss.replaced}.`]
  })
}

function changeOf({ Action, Replacement }: ResourceChange): Change {
  switch (Action) {
    case 'Add':
      return 'add'
    case 'Remove':
      return 'remove'
    case 'Import':
      return 'import'
    case 'Modify':
      if (Replacement === 'True') return 'replace'
      // It depends on a value that is known only when another resource has changed.
      return Replacement === 'Conditional' ? 'may replace' : 'modify'
    default:
      return 'unknown'
  }
}

/** Which properties: `BillingMode, KeySchema`. */
function detailsOf({ Action, Details = [] }: ResourceChange): string {
  if (Action !== 'Modify') return ''
  const names = Details.map(({ Target }) => Target?.Name ?? Target?.Attribute ?? '')
  return [...new Set(names.filter((name) => name !== ''))].join(', ')
}
