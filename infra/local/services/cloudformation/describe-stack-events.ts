import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { pageOf, requireListedStack, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/**
 * What happened to a stack, the newest first.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
export function describeStackEvents(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'DescribeStackEvents',
    fields: ['StackName', 'NextToken'],
    about: 'stack',
    run({ StackName, NextToken }) {
      const { stackId, stackName, events } = requireListedStack(needs.stacks, StackName)
      const { items, nextToken } = pageOf(events.toReversed(), NextToken)
      return Promise.resolve({
        StackEvents: items.map((event) => ({
          StackId: stackId,
          EventId: event.eventId,
          StackName: stackName,
          LogicalResourceId: event.logicalId,
          PhysicalResourceId: event.physicalId ?? '',
          ResourceType: event.type,
          Timestamp: event.at,
          ResourceStatus: event.status,
          ResourceStatusReason: event.statusReason,
          ClientRequestToken: event.clientToken,
        })),
        NextToken: nextToken,
      })
    },
  })
}
