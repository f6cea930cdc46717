import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  type CreateChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestStandIn, type TestStandIn } from '../../testing/start-test-stand-in.ts'
import { gameTemplate, stackClient, type StackClient } from '../../testing/stack-client.ts'

let standIn: TestStandIn
let stacks: StackClient

beforeEach(async () => {
  standIn = await startTestStandIn({ template: undefined, stackStepMs: 1 })
  stacks = stackClient(standIn.url)
})

afterEach(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const template = gameTemplate()
const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'no refusal',
    (error: unknown) => error,
  )

it('creates a stack resource by resource, each after those that it needs', async () => {
  expect(await stacks.create({ stackName: 'game', template })).toBe('CREATE_COMPLETE')
  expect(await stacks.events('game')).toEqual([
    'game REVIEW_IN_PROGRESS: User Initiated',
    'game CREATE_IN_PROGRESS: User Initiated',
    ...['Scores', 'Pool', 'Role', 'Attachment'].flatMap((name) => [
      `${name} CREATE_IN_PROGRESS`,
      `${name} CREATE_IN_PROGRESS: Resource creation Initiated`,
      `${name} CREATE_COMPLETE`,
    ]),
    'game CREATE_COMPLETE',
  ])
  expect(await stacks.outputs('game')).toMatchObject({ TableName: 'Scores' })
})

it('makes nothing before a change set is executed, but a stack to be reviewed', async () => {
  const changeSet = await stacks.prepare({ stackName: 'game', template }, 'CREATE')
  expect(changeSet).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' })
  expect(changeSet.Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
    { Action: 'Add', LogicalResourceId: 'Scores', ResourceType: 'AWS::DynamoDB::Table' },
    { Action: 'Add', LogicalResourceId: 'Pool' },
    { Action: 'Add', LogicalResourceId: 'Role' },
    { Action: 'Add', LogicalResourceId: 'Attachment' },
  ])
  expect(await stacks.status('game')).toBe('REVIEW_IN_PROGRESS')
  const { Summaries } = await stacks.client.send(new ListChangeSetsCommand({ StackName: 'game' }))
  expect(Summaries?.map(({ ChangeSetId }) => ChangeSetId)).toEqual([changeSet.ChangeSetId])
  expect(await stacks.remove('game')).toBe('DELETE_COMPLETE')
})

it('says what an update would do: what is new, changed, replaced and gone', async () => {
  const before = `${template.slice(0, template.indexOf('Outputs:'))}  Old:
    Type: AWS::Cognito::IdentityPool
    Properties: {AllowUnauthenticatedIdentities: true}
`
  const after = gameTemplate({
    action: 'dynamodb:UpdateItem',
    extra: `  New:
    Type: AWS::Cognito::IdentityPool
    Properties: {AllowUnauthenticatedIdentities: true}`,
  })
  await stacks.create({ stackName: 'game', template: before })
  const parameters = { TableName: 'OtherScores' }
  const input = { stackName: 'game', template: after, parameters }
  const { Changes } = await stacks.prepare(input, 'UPDATE')
  expect(
    Changes?.map(({ ResourceChange: change }) =>
      [change?.Action, change?.LogicalResourceId, change?.Replacement].join(' '),
    ),
  ).toEqual(['Modify Scores True', 'Modify Role False', 'Add New ', 'Remove Old '])
})

it('fails a change set that changes nothing, and does not execute it', async () => {
  await stacks.create({ stackName: 'game', template })
  const changeSet = await stacks.prepare(
    { stackName: 'game', template: `${template}# A thought.\n` },
    'UPDATE',
  )
  expect(changeSet).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  })
  const { ChangeSetId = '' } = changeSet
  const command = new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId })
  expect(await refusal(stacks.client.send(command))).toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: `ChangeSet [${ChangeSetId}] cannot be executed in its current status of [FAILED]`,
  })
})

it('takes the values that a stack has for parameters that say so', async () => {
  await stacks.create({ stackName: 'game', template, parameters: { TableName: 'Mine' } })
  const Parameters = [{ ParameterKey: 'TableName', UsePreviousValue: true }]
  const changed = gameTemplate({ action: 'dynamodb:UpdateItem' })
  await stacks.update({ stackName: 'game', template: changed, options: { Parameters } })
  expect(await stacks.outputs('game')).toMatchObject({ TableName: 'Mine' })
})

it.each<[string, Partial<ConstructorParameters<typeof CreateChangeSetCommand>[0]>, string, string]>(
  [
    [
      'a stack that is not there',
      { ChangeSetType: 'UPDATE', StackName: 'nobody' },
      'ValidationError',
      'Stack [nobody] does not exist',
    ],
    [
      'a stack that is there',
      { ChangeSetType: 'CREATE' },
      'ValidationError',
      'Stack [game] already exists and cannot be created again with the changeSet [mine].',
    ],
    [
      'roles that nobody acknowledged',
      { Capabilities: [] },
      'InsufficientCapabilitiesException',
      'Requires capabilities : [CAPABILITY_IAM]',
    ],
    [
      'a name that is none',
      { StackName: 'a_b' },
      'ValidationError',
      "1 validation error detected: Value 'a_b' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    ],
    [
      'a parameter that is not declared',
      { Parameters: [{ ParameterKey: 'Nobody', ParameterValue: '1' }] },
      'ValidationError',
      'Parameters: [Nobody] do not exist in the template',
    ],
    [
      'a previous value that there is not',
      { Parameters: [{ ParameterKey: 'Nobody', UsePreviousValue: true }] },
      'ValidationError',
      'Invalid input for parameter key Nobody. Cannot specify usePreviousValue as true for a parameter key not in the previous template',
    ],
    [
      'a resource of another type',
      {
        TemplateBody: template.replace(
          /Attachment:[\s\S]*Outputs/,
          'Attachment: {Type: AWS::Cognito::IdentityPool, Properties: {AllowUnauthenticatedIdentities: true}}\nOutputs',
        ),
      },
      'ValidationError',
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Attachment]',
    ],
  ],
)('refuses a change set for %s', async (_what, input, name, message) => {
  await stacks.create({ stackName: 'game', template })
  const command = new CreateChangeSetCommand({
    StackName: 'game',
    ChangeSetName: 'mine',
    TemplateBody: template,
    Capabilities: ['CAPABILITY_IAM'],
    ...input,
  })
  expect(await refusal(stacks.client.send(command))).toMatchObject({ name, message })
})

it('refuses a template with the place of what is wrong', async () => {
  const wrong = template.replace('AllowUnauthenticatedIdentities: true', 'Nonsense: 1')
  const error = await refusal(stacks.create({ stackName: 'game', template: wrong }))
  expect(error).toMatchObject({ name: 'ValidationError' })
  expect(String(error)).toContain('Template format error: template:15:17 Resources.Pool')
})

it('gives the same change set again for the same request, and refuses its name to another', async () => {
  const input = {
    StackName: 'game',
    ChangeSetName: 'mine',
    ChangeSetType: 'CREATE',
    TemplateBody: template,
    Capabilities: ['CAPABILITY_IAM'],
    ClientToken: 'a-token',
  } satisfies CreateChangeSetCommandInput
  const first = await stacks.client.send(new CreateChangeSetCommand(input))
  const second = await stacks.client.send(new CreateChangeSetCommand(input))
  expect(second.Id).toBe(first.Id)
  const other = { ...input, TemplateBody: `${template}#` }
  expect(await refusal(stacks.client.send(new CreateChangeSetCommand(other)))).toMatchObject({
    name: 'AlreadyExistsException',
    message: 'ChangeSet mine cannot be created due to a mismatch with existing attribute Template',
  })
})

it('names stacks and change sets that are not there', async () => {
  const changeSet = new DescribeChangeSetCommand({ StackName: 'game', ChangeSetName: 'mine' })
  expect(await refusal(stacks.client.send(changeSet))).toMatchObject({
    name: 'ValidationError',
    message: 'Stack [game] does not exist',
  })
  await stacks.create({ stackName: 'game', template })
  expect(await refusal(stacks.client.send(changeSet))).toMatchObject({
    name: 'ChangeSetNotFoundException',
    message: 'ChangeSet [mine] does not exist',
    $metadata: { httpStatusCode: 404 },
  })
})

it('finds a deleted stack by its ID, not by its name', async () => {
  await stacks.create({ stackName: 'game', template })
  const { Stacks } = await stacks.client.send(new DescribeStacksCommand({ StackName: 'game' }))
  const StackName = Stacks?.[0]?.StackId ?? ''
  expect(await stacks.remove('game')).toBe('DELETE_COMPLETE')
  expect(await stacks.status(StackName)).toBe('DELETE_COMPLETE')
  expect(await refusal(stacks.status('game'))).toMatchObject({
    message: 'Stack with id game does not exist',
  })
  const { StackSummaries } = await stacks.client.send(
    new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }),
  )
  expect(StackSummaries?.map(({ StackId }) => StackId)).toEqual([StackName])
})

it('has no page in a browser execute a change set, which could have code run', async () => {
  const { ChangeSetId } = await stacks.prepare({ stackName: 'game', template }, 'CREATE')
  stacks.client.middlewareStack.add(
    (next) => (args) => {
      ;(args.request as { headers: Record<string, string> }).headers['origin'] =
        'http://evil.example'
      return next(args)
    },
    { step: 'build' },
  )
  const command = new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId })
  expect(await refusal(stacks.client.send(command))).toMatchObject({
    message:
      'The stand-in does not support CloudFormation ExecuteChangeSet from a page in a browser.',
    $metadata: { httpStatusCode: 501 },
  })
  expect(await stacks.status('game')).toBe('REVIEW_IN_PROGRESS')
})
