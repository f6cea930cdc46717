/** DescribeStackResources and ListStackResources: the same resources, in two forms. */
import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { pageOf, requireStack, stackOperation, validationError } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/**
 * unsupported: PhysicalResourceId.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
export function describeStackResources(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'DescribeStackResources',
    fields: ['StackName', 'LogicalResourceId'],
    about: 'stack',
    run({ StackName, LogicalResourceId: wanted }) {
      const { stackId, stackName, resources } = requireStack(needs.stacks, StackName)
      const found = resources.filter(
        ({ logicalId }) => wanted === undefined || logicalId === wanted,
      )
      if (wanted !== undefined && found.length === 0)
        throw validationError(`Resource ${wanted} does not exist for stack ${stackName}`)
      return Promise.resolve({
        StackResources: found.map((resource) => ({
          StackName: stackName,
          StackId: stackId,
          LogicalResourceId: resource.logicalId,
          PhysicalResourceId: resource.physicalId,
          ResourceType: resource.type,
          Timestamp: resource.at,
          ResourceStatus: resource.status,
          ResourceStatusReason: resource.statusReason,
          DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
        })),
      })
    },
  })
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export function listStackResources(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'ListStackResources',
    fields: ['StackName', 'NextToken'],
    about: 'stack',
    run({ StackName, NextToken }) {
      const { items, nextToken } = pageOf(
        requireStack(needs.stacks, StackName).resources,
        NextToken,
      )
      return Promise.resolve({
        StackResourceSummaries: items.map((resource) => ({
          LogicalResourceId: resource.logicalId,
          PhysicalResourceId: resource.physicalId,
          ResourceType: resource.type,
          LastUpdatedTimestamp: resource.at,
          ResourceStatus: resource.status,
          ResourceStatusReason: resource.statusReason,
          DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
        })),
        NextToken: nextToken,
      })
    },
  })
}
