import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { pageOf, requireStack, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds, StackView } from './stacks.ts'

/**
 * Describes a stack by name or, also after its deletion, by ID; or all that are there.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function describeStacks(needs: CloudFormationNeeds): SignedOperation<Fields> {
  const { stacks } = needs
  return stackOperation(needs, {
    name: 'DescribeStacks',
    fields: ['StackName', 'NextToken'],
    about: 'stack',
    run({ StackName, NextToken }) {
      const found =
        StackName === undefined
          ? stacks.list().filter(({ status }) => status !== 'DELETE_COMPLETE')
          : [requireStack(stacks, StackName)]
      const { items, nextToken } = pageOf(found, NextToken)
      return Promise.resolve({ Stacks: items.map(describe), NextToken: nextToken })
    },
  })
}

function describe(stack: StackView) {
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    ChangeSetId: stack.changeSets.find(({ execution }) => execution === 'EXECUTED')?.id,
    Description: stack.description,
    Parameters: listOrNothing(
      stack.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
    ),
    CreationTime: stack.createdAt,
    DeletionTime: stack.deletedAt,
    LastUpdatedTime: stack.updatedAt,
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: false,
    Capabilities: listOrNothing(stack.capabilities),
    Outputs: listOrNothing(
      stack.outputs.map(({ key, value, description }) => ({
        OutputKey: key,
        OutputValue: value,
        Description: description,
      })),
    ),
    Tags: stack.tags.map(({ key, value }) => ({ Key: key, Value: value })),
    EnableTerminationProtection: stack.isProtected ?? false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }
}

/** CloudFormation leaves out what is empty here. */
function listOrNothing<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}
