/** What a stack consists of, as CloudFormation knows it. */
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import type { Aws } from './aws.ts'
import type { DeployedStack } from './find-stack.ts'

export interface StackResource {
  readonly logicalId: string
  readonly type: string
  /** What the service calls it: `leading-key-appbucket-1a2b3c4d5e6f`. Empty where it was never made. */
  readonly physicalId: string
}

/** All but those that are deleted, or were never made. */
export async function listResources(
  aws: Aws,
  { stackId, status }: Pick<DeployedStack, 'stackId' | 'status'>,
): Promise<readonly StackResource[]> {
  const gone =
    status === 'ROLLBACK_COMPLETE' ? ['DELETE_COMPLETE', 'CREATE_FAILED'] : ['DELETE_COMPLETE']
  const { StackResources = [] } = await aws.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stackId }),
    aws.call,
  )
  return StackResources.filter(({ ResourceStatus = '' }) => !gone.includes(ResourceStatus)).map(
    ({ LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '' }) => ({
      logicalId: LogicalResourceId,
      type: ResourceType,
      physicalId: PhysicalResourceId,
    }),
  )
}
