/** What making and deleting a stack's resources does beyond the stack itself: tables, identities and objects lie elsewhere. */
import { ServiceError, UserError } from '../errors.ts'
import type { ObjectStore } from '../state/object-store.ts'
import type { CreateTable, Stack } from '../template/provision/stack.ts'

export interface ResourceStore {
  /** @throws UserError where it is there with another key schema or other indexes */
  readonly makeTable: (definition: CreateTable) => Promise<void>
  /** Whether a table has data, though perhaps no stack names it. */
  readonly hasTable: (name: string) => Promise<boolean>
  readonly deleteTable: (name: string) => Promise<void>
  readonly deleteIdentities: (identityPoolId: string) => Promise<void>
  readonly isBucketEmpty: (name: string) => Promise<boolean>
}

/** A resource that could not be made or deleted. The message is CloudFormation's reason. */
export class ResourceFailure extends Error {
  override readonly name = 'ResourceFailure'
}

interface PhysicalResource {
  readonly type: string
  readonly physicalId: string
}

/** Makes a resource, or gives it what changed. May be done again. @throws ResourceFailure */
export async function makeResource(
  store: ResourceStore,
  { type, physicalId }: PhysicalResource,
  stack: Stack,
): Promise<void> {
  if (type !== 'AWS::DynamoDB::Table') return
  const table = stack.tables.find(({ createTable }) => createTable.TableName === physicalId)
  if (table === undefined) throw new Error(`The plan lacks the table ${physicalId}.`)
  try {
    await store.makeTable(table.createTable)
  } catch (error) {
    if (error instanceof UserError || error instanceof ServiceError)
      throw new ResourceFailure(error.message, { cause: error })
    throw error
  }
}

/** Deletes a resource with all that is in it, save a bucket, which must be empty. May be done again. @throws ResourceFailure */
export async function deleteResource(
  store: ResourceStore,
  { type, physicalId }: PhysicalResource,
): Promise<void> {
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return store.deleteTable(physicalId)
    case 'AWS::Cognito::IdentityPool':
      return store.deleteIdentities(physicalId)
    case 'AWS::S3::Bucket':
      if (!(await store.isBucketEmpty(physicalId))) throw bucketNotEmpty()
      return
    default:
      return
  }
}

/** Nothing but its objects is kept of a bucket. */
export async function isBucketEmpty(objects: ObjectStore, bucket: string): Promise<boolean> {
  const walk = objects.walk(bucket)
  try {
    return (await walk.next()) === undefined
  } finally {
    await walk.close()
  }
}

/**
 * Observed 2022 in a stack's events; there with request IDs, which a bucket that is deleted here has not.
 *
 * @see https://github.com/aws/aws-cdk/issues/21776
 */
function bucketNotEmpty(): ResourceFailure {
  return new ResourceFailure(
    'The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: BucketNotEmpty; Proxy: null)',
  )
}
