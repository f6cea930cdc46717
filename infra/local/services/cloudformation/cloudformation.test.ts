import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListStackResourcesCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

let standIn: TestStandIn
let asAdministrator: CloudFormationClient

beforeAll(async () => {
  standIn = await startTestStandIn()
  asAdministrator = clientOf(administratorCredentials)
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new CloudFormationClient({
    region: 'us-west-2',
    endpoint: standIn.url,
    credentials,
    maxAttempts: 1,
  })

it('describes the stack with the outputs of the template', async () => {
  const { Stacks } = await asAdministrator.send(
    new DescribeStacksCommand({ StackName: 'leading-key' }),
  )
  expect(Stacks).toHaveLength(1)
  expect(Stacks?.[0]).toMatchObject({ StackName: 'leading-key', StackStatus: 'CREATE_COMPLETE' })
  const outputs: Record<string, string | undefined> = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]),
  )
  expect(outputs).toEqual(standIn.outputs)
  expect(outputs).toMatchObject({ Region: 'us-west-2', TableName: 'GameScores' })
})

it('finds the stack without a name, and by its ID', async () => {
  const { Stacks } = await asAdministrator.send(new DescribeStacksCommand({}))
  const StackName = Stacks?.[0]?.StackId ?? ''
  expect(StackName).toMatch(/^arn:aws:cloudformation:us-west-2:123456789012:stack\/leading-key\//)
  await expect(
    asAdministrator.send(new DescribeStacksCommand({ StackName })),
  ).resolves.toBeDefined()
})

it.each<[string, unknown, [string, number, string]]>([
  [
    'a stack that is not there',
    new DescribeStacksCommand({ StackName: 'elsewhere' }),
    ['ValidationError', 400, 'Stack with id elsewhere does not exist'],
  ],
  [
    'an operation that it does not have',
    new DetectStackDriftCommand({ StackName: 'leading-key' }),
    ['Unsupported', 501, 'The stand-in does not support CloudFormation DetectStackDrift.'],
  ],
  [
    'the stack that follows the template file, which is not to be deleted',
    new DeleteStackCommand({ StackName: 'leading-key' }),
    [
      'Unsupported',
      501,
      'The stand-in does not support CloudFormation DeleteStack of the stack leading-key: that one follows the template file.',
    ],
  ],
  [
    'that stack, which is not to be updated',
    new CreateChangeSetCommand({
      StackName: 'leading-key',
      ChangeSetName: 'mine',
      TemplateBody: 'Resources: {}',
    }),
    [
      'Unsupported',
      501,
      'The stand-in does not support CloudFormation CreateChangeSet of the stack leading-key: that one follows the template file.',
    ],
  ],
  [
    'that stack, which is not to be made again',
    new CreateChangeSetCommand({
      StackName: 'leading-key',
      ChangeSetName: 'mine',
      ChangeSetType: 'CREATE',
      TemplateBody: 'Resources: {}',
    }),
    [
      'ValidationError',
      400,
      'Stack [leading-key] already exists and cannot be created again with the changeSet [mine].',
    ],
  ],
])('tells an administrator of %s', async (_what, command, [name, httpStatusCode, message]) => {
  const error = await asAdministrator
    .send(command as DescribeStacksCommand)
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name, $metadata: { httpStatusCode }, message })
})

it('tells of the stack of the template file what it tells of others', async () => {
  const StackName = 'leading-key'
  const { Stacks } = await asAdministrator.send(new DescribeStacksCommand({ StackName }))
  expect(Stacks?.[0]).toMatchObject({ EnableTerminationProtection: true })
  const { StackEvents } = await asAdministrator.send(new DescribeStackEventsCommand({ StackName }))
  expect(StackEvents?.[0]).toMatchObject({
    LogicalResourceId: StackName,
    ResourceStatus: 'CREATE_COMPLETE',
  })
  const { StackResourceSummaries } = await asAdministrator.send(
    new ListStackResourcesCommand({ StackName }),
  )
  const table = StackResourceSummaries?.find(
    ({ LogicalResourceId }) => LogicalResourceId === 'GameScores',
  )
  expect(table).toMatchObject({ PhysicalResourceId: 'GameScores' })
  const { TemplateBody } = await asAdministrator.send(new GetTemplateCommand({ StackName }))
  expect(TemplateBody).toBe(await readFile(templatePath, 'utf8'))
})

it('tells what a template takes and needs', async () => {
  const TemplateBody = await readFile(templatePath, 'utf8')
  const summary = await asAdministrator.send(new GetTemplateSummaryCommand({ TemplateBody }))
  expect(summary).toMatchObject({
    Capabilities: ['CAPABILITY_IAM'],
    CapabilitiesReason:
      'The following resource(s) require capabilities: [AWS::IAM::Policy, AWS::IAM::Role]',
  })
  expect(summary.ResourceTypes).toContain('AWS::DynamoDB::Table')
  const validation = await asAdministrator.send(new ValidateTemplateCommand({ TemplateBody }))
  expect(validation).toMatchObject({ Capabilities: ['CAPABILITY_IAM'] })
  expect(validation.Parameters?.map(({ ParameterKey }) => ParameterKey)).toEqual(
    summary.Parameters?.map(({ ParameterKey }) => ParameterKey),
  )
})

it('denies a guest the description of the stack', async () => {
  const { credentials } = await standIn.openGuest()
  const error = await clientOf(credentials)
    .send(new DescribeStacksCommand({ StackName: 'leading-key' }))
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
})
