import type { SignedOperation } from '../../http/operation.ts'
import { readList, type Fields } from '../../http/query-fields.ts'
import { pageOf, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/**
 * All stacks, those that are deleted included, or those of some statuses.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
 */
export function listStacks(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'ListStacks',
    fields: ['NextToken', 'StackStatusFilter'],
    about: '*',
    run(fields) {
      const wanted = readList(fields, 'StackStatusFilter')
      const found = needs.stacks
        .list()
        .filter(({ status }) => wanted.length === 0 || wanted.includes(status))
      const { items, nextToken } = pageOf(found, fields['NextToken'])
      return Promise.resolve({
        StackSummaries: items.map((stack) => ({
          StackId: stack.stackId,
          StackName: stack.stackName,
          TemplateDescription: stack.description,
          CreationTime: stack.createdAt,
          LastUpdatedTime: stack.updatedAt,
          DeletionTime: stack.deletedAt,
          StackStatus: stack.status,
          StackStatusReason: stack.statusReason,
          DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
        })),
        NextToken: nextToken,
      })
    },
  })
}
