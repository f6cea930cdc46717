import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import { describe, expect, it } from 'vitest'
import { changeLines, lossSentences } from './change-table.ts'

const table = { LogicalResourceId: 'GameScores', ResourceType: 'AWS::DynamoDB::Table' }
const changes: readonly ResourceChange[] = [
  { Action: 'Add', LogicalResourceId: 'Budget', ResourceType: 'AWS::Budgets::Budget' },
  {
    ...table,
    Action: 'Modify',
    Replacement: 'True',
    Details: [{ Target: { Name: 'TableName' } }, { Target: { Name: 'TableName' } }],
  },
  {
    Action: 'Modify',
    Replacement: 'False',
    LogicalResourceId: 'GuestRole',
    ResourceType: 'AWS::IAM::Role',
    Details: [{ Target: { Name: 'Description' } }, { Target: { Attribute: 'Tags' } }],
  },
  { Action: 'Remove', LogicalResourceId: 'AppBucket', ResourceType: 'AWS::S3::Bucket' },
]

it('has a line for each resource, in columns, with the properties that change', () => {
  expect(changeLines(changes)).toEqual([
    'add      Budget      AWS::Budgets::Budget',
    'replace  GameScores  AWS::DynamoDB::Table  TableName',
    'modify   GuestRole   AWS::IAM::Role        Description, Tags',
    'remove   AppBucket   AWS::S3::Bucket',
  ])
})

describe('what is lost', () => {
  it('is said of what is replaced or removed with its data, and of nothing else', () => {
    expect(lossSentences(changes)).toEqual([
      'GameScores is replaced: a new, empty table takes its place, and every score in the old one is lost.',
      'AppBucket is removed: every file in it is lost.',
    ])
  })

  it('is said also where it is not certain', () => {
    expect(lossSentences([{ ...table, Action: 'Modify', Replacement: 'Conditional' }])).toEqual([
      expect.stringContaining('GameScores is perhaps replaced') as string,
    ])
  })

  it('is nothing where the old one is kept', () => {
    const change = { ...table, Action: 'Modify', Replacement: 'True' } as const
    expect(lossSentences([{ ...change, PolicyAction: 'ReplaceAndRetain' }])).toEqual([
      'GameScores is replaced: the old one stays in the account, but the app no longer uses it.',
    ])
  })
})
