import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetDistributionCommand,
  GetInvalidationCommand,
  ListDistributionsCommand,
  type CloudFrontClientConfig,
} from '@aws-sdk/client-cloudfront'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

let standIn: TestStandIn
let DistributionId: string

beforeAll(async () => {
  standIn = await startTestStandIn()
  DistributionId = standIn.outputs['DistributionId'] ?? ''
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const clientOf = (credentials: CloudFrontClientConfig['credentials'] = administratorCredentials) =>
  new CloudFrontClient({
    region: 'us-east-1',
    endpoint: standIn.url,
    credentials,
    maxAttempts: 1,
  })

const invalidate = (id: string, ...paths: string[]) =>
  new CreateInvalidationCommand({
    DistributionId: id,
    InvalidationBatch: {
      CallerReference: paths.join(),
      Paths: { Quantity: paths.length, Items: paths },
    },
  })

it('describes a distribution, which is deployed', async () => {
  const { Distribution } = await clientOf().send(new GetDistributionCommand({ Id: DistributionId }))
  expect(Distribution).toMatchObject({
    Id: DistributionId,
    Status: 'Deployed',
    DistributionConfig: { Enabled: true, DefaultRootObject: 'index.html' },
  })
  expect(`https://${Distribution?.DomainName ?? ''}`).toBe(standIn.outputs['AppUrl'])
})

it('takes an invalidation, the same for the same reference, and completes it', async () => {
  const client = clientOf()
  const paths = ['/index.html', '/a&b/*']
  const { Invalidation } = await client.send(invalidate(DistributionId, ...paths))
  expect(Invalidation).toMatchObject({
    Status: 'InProgress',
    InvalidationBatch: { CallerReference: paths.join(), Paths: { Quantity: 2, Items: paths } },
  })
  const again = await client.send(invalidate(DistributionId, ...paths))
  expect(again.Invalidation?.Id).toBe(Invalidation?.Id)
  const { Id = '' } = Invalidation ?? {}
  const completed = await client.send(new GetInvalidationCommand({ DistributionId, Id }))
  expect(completed.Invalidation).toMatchObject({ Id, Status: 'Completed' })
})

it.each<[string, () => { send: unknown; error: Record<string, unknown> }]>([
  [
    'a distribution that is not there',
    () => ({
      send: invalidate('ENOBODY', '/*'),
      error: {
        name: 'NoSuchDistribution',
        message: 'The specified distribution does not exist.',
        $metadata: { httpStatusCode: 404 },
      },
    }),
  ],
  [
    'an invalidation that is not there',
    () => ({
      send: new GetInvalidationCommand({ DistributionId, Id: 'INOBODY' }),
      error: { name: 'NoSuchInvalidation', $metadata: { httpStatusCode: 404 } },
    }),
  ],
  [
    'a path without a slash',
    () => ({ send: invalidate(DistributionId, 'x'), error: { name: 'InvalidArgument' } }),
  ],
  [
    'an operation that it does not have',
    () => ({
      send: new ListDistributionsCommand({}),
      error: {
        message: 'The stand-in does not support CloudFront ListDistributions.',
        $metadata: { httpStatusCode: 501 },
      },
    }),
  ],
])('tells of %s', async (_what, make) => {
  const { send, error } = make()
  const answer = await clientOf()
    .send(send as GetDistributionCommand)
    .catch((caught: unknown) => caught)
  expect(answer).toMatchObject(error)
})

it('denies a guest, and whoever signs wrongly', async () => {
  const { credentials } = await standIn.openGuest()
  const command = invalidate(DistributionId, '/*')
  await expect(clientOf(credentials).send(command)).rejects.toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  })
  const wrong = { ...administratorCredentials, secretAccessKey: 'wrong' }
  await expect(clientOf(wrong).send(command)).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  })
})

it('refuses an unsigned request', async () => {
  const answer = await fetch(`${standIn.url}/2020-05-31/distribution/${DistributionId}`)
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
  ])
})
