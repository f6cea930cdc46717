import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
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
    new DeleteStackCommand({ StackName: 'leading-key' }),
    ['Unsupported', 501, 'The stand-in does not support CloudFormation DeleteStack.'],
  ],
])('tells an administrator of %s', async (_what, command, [name, httpStatusCode, message]) => {
  const error = await asAdministrator
    .send(command as DescribeStacksCommand)
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name, $metadata: { httpStatusCode }, message })
})

it('denies a guest the description of the stack', async () => {
  const { credentials } = await standIn.openGuest()
  const error = await clientOf(credentials)
    .send(new DescribeStacksCommand({ StackName: 'leading-key' }))
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
})
