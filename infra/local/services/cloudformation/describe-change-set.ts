import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import type { ChangeRecord } from '../../state/stack-record.ts'
import { requireChangeSet, stackOperation } from './stack-operation.ts'
import type { ChangeSetView, CloudFormationNeeds, StackView } from './stacks.ts'

/**
 * What a change set would do, and whether it can be executed.
 *
 * unsupported: IncludePropertyValues.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
 */
export function describeChangeSet(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'DescribeChangeSet',
    fields: ['ChangeSetName', 'StackName'],
    about: 'stack',
    tellsChangeSet: true,
    run(fields) {
      const { stack, changeSet } = requireChangeSet(needs.stacks, fields)
      const { source, parameters, status } = changeSet
      return Promise.resolve({
        ...summaryOf(stack, changeSet),
        Parameters: parameters.map(({ key, value }) => ({
          ParameterKey: key,
          ParameterValue: value,
        })),
        Capabilities: source.capabilities,
        Tags: Object.entries(source.tags).map(([Key, Value]) => ({ Key, Value })),
        NotificationARNs: [],
        RollbackConfiguration: {},
        Changes: status === 'CREATE_IN_PROGRESS' ? [] : changeSet.changes.map(changeOf),
      })
    },
  })
}

/** What lists of change sets say, too. */
export function summaryOf(stack: StackView, changeSet: ChangeSetView) {
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: stack.stackId,
    StackName: stack.stackName,
    Description: changeSet.description,
    CreationTime: changeSet.createdAt,
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.status === 'FAILED' ? changeSet.failure : undefined,
    IncludeNestedStacks: false,
  }
}

function changeOf(change: ChangeRecord) {
  const { action, logicalId, type, physicalId, scope, details } = change
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: action,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      Replacement: action === 'Modify' ? (change.isReplaced ? 'True' : 'False') : undefined,
      Scope: scope,
      Details: details.map(({ property, replaces }) => ({
        Target: {
          Attribute: property === 'Tags' ? 'Tags' : 'Properties',
          Name: property === 'Tags' ? undefined : property,
          RequiresRecreation: replaces ? 'Always' : 'Never',
        },
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      })),
    },
  }
}
