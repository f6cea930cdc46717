/**
 * Every command of the installed SDK clients, sent by the administrator: each reaches the operation of its own name, which is
 * there or is refused by that name. So no operation that a new SDK brings goes by as another, or as none.
 */
import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as cloudFront from '@aws-sdk/client-cloudfront'
import * as cognitoIdentity from '@aws-sdk/client-cognito-identity'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as s3 from '@aws-sdk/client-s3'
import * as sts from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../testing/start-test-stand-in.ts'

let standIn: TestStandIn

beforeAll(async () => {
  standIn = await startTestStandIn()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

interface Config {
  readonly region: string
  readonly endpoint: string
  readonly credentials: typeof administratorCredentials
  readonly maxAttempts: number
  readonly forcePathStyle: boolean
}

interface Service {
  /** As the stand-in calls it. */
  readonly title: string
  readonly sdk: Readonly<Record<string, unknown>>
  /** Each client takes its own commands alone. */
  readonly open: (config: Config) => { send(command: never): Promise<unknown> }
  readonly region?: string
  /** What the stand-in does not refuse: as in support.md. */
  readonly supported: string
}

const services: readonly Service[] = [
  {
    title: 'DynamoDB',
    sdk: dynamodb,
    open: (config) => new dynamodb.DynamoDBClient(config),
    supported:
      'BatchGetItem BatchWriteItem DeleteItem DescribeTable GetItem ListTables PutItem Query Scan UpdateItem',
  },
  {
    title: 'Cognito Identity',
    sdk: cognitoIdentity,
    open: (config) => new cognitoIdentity.CognitoIdentityClient(config),
    supported:
      'DeleteIdentities DescribeIdentity DescribeIdentityPool GetCredentialsForIdentity GetId ' +
      'GetIdentityPoolRoles GetOpenIdToken ListIdentities ListIdentityPools',
  },
  {
    title: 'STS',
    sdk: sts,
    open: (config) => new sts.STSClient(config),
    supported: 'GetCallerIdentity',
  },
  {
    title: 'CloudFormation',
    sdk: cloudFormation,
    open: (config) => new cloudFormation.CloudFormationClient(config),
    supported:
      'CreateChangeSet DeleteChangeSet DeleteStack DescribeChangeSet DescribeStackEvents ' +
      'DescribeStackResources DescribeStacks ExecuteChangeSet GetTemplate GetTemplateSummary ' +
      'ListChangeSets ListStackResources ListStacks ValidateTemplate',
  },
  {
    title: 'CloudFront',
    sdk: cloudFront,
    open: (config) => new cloudFront.CloudFrontClient(config),
    region: 'us-east-1',
    supported: 'CreateInvalidation GetDistribution GetInvalidation',
  },
  {
    title: 'S3',
    sdk: s3,
    open: (config) => new s3.S3Client(config),
    supported:
      'DeleteObject DeleteObjects GetBucketLocation GetObject HeadBucket HeadObject ListBuckets ' +
      'ListObjectsV2 ListObjectVersions PutObject',
  },
]

/** They go to endpoints of their own: S3 Express's for directory buckets, and that of S3 Object Lambda. */
const elsewhere = ['ListDirectoryBuckets', 'WriteGetObjectResponse']

it.each(services)(
  'knows every operation of $title that the SDK has',
  async ({ title, sdk, open, region = 'us-west-2', supported }) => {
    const client = open({
      region,
      endpoint: standIn.url,
      credentials: administratorCredentials,
      maxAttempts: 1,
      forcePathStyle: true,
    })
    const notRefused: string[] = []
    for (const [operation, command] of commandsOf(sdk)) {
      const refusal = await client.send(command as never).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      )
      if (refusal !== `The stand-in does not support ${title} ${operation}.`)
        notRefused.push(operation)
    }
    expect(notRefused.toSorted()).toEqual(supported.split(' ').toSorted())
  },
)

it('asks IAM first about what it does not have', async () => {
  const { credentials, identityId } = await standIn.openGuest()
  const config = { region: 'us-west-2', endpoint: standIn.url, credentials, forcePathStyle: true }
  const search = new dynamodb.SearchVectorsCommand({
    TableName: 'GameScores',
    IndexName: 'any',
    SearchVector: [{ N: '1' }],
    TopK: 1,
  })
  await expect(new dynamodb.DynamoDBClient(config).send(search)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'is not authorized to perform: dynamodb:SearchVectors',
    ) as string,
  })
  const files = new s3.S3Client(config)
  const own = { Bucket: standIn.outputs['FilesBucketName'], Key: `${identityId}/portrait.png` }
  await files.send(new s3.PutObjectCommand({ ...own, Body: 'a picture' }))
  await expect(
    files.send(new s3.DeleteObjectAnnotationCommand({ ...own, AnnotationName: 'any' })),
  ).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining(
      'is not authorized to perform: s3:DeleteObjectAnnotation',
    ) as string,
  })
})

/** Each command of a client with what its request needs to have a path. */
function commandsOf(sdk: Service['sdk']): [operation: string, command: unknown][] {
  return Object.entries(sdk).flatMap(([name, value]) => {
    const operation = /^(\w+)Command$/.exec(name)?.[1]
    if (operation === undefined || elsewhere.includes(operation)) return []
    const Command = value as new (input: object) => unknown
    return [[operation, new Command(inputOf(sdk[`${operation}$`]))]]
  })
}

/**
 * Texts and numbers for the members that an operation's schema requires. Schemas are lists: `[9, namespace, name, traits, input,
 * output]` for an operation, `[3, namespace, name, traits, members, their schemas, how many are required]` for its input.
 */
function inputOf(schema: unknown): object {
  const input = itemsOf(schema)[4]
  const [, , , , members, schemas, required] = itemsOf(
    typeof input === 'function' ? (input as () => unknown)() : input,
  )
  const names = itemsOf(members) as readonly string[]
  const entries = names.slice(0, Number(required ?? 0)).map((name, index) => {
    const member = itemsOf(schemas)[index]
    const kind = itemsOf(member)[0] ?? member
    return [name, kind === 0 ? 'x' : kind === 1 ? 1 : undefined] as const
  })
  return {
    ...Object.fromEntries(entries),
    ...(names.includes('Bucket') && { Bucket: standIn.outputs['FilesBucketName'] }),
    ...(names.includes('Body') && { Body: 'x' }),
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
