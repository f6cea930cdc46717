import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { requireChangeSet, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
export function deleteChangeSet(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'DeleteChangeSet',
    fields: ['ChangeSetName', 'StackName'],
    about: 'stack',
    tellsChangeSet: true,
    run(fields) {
      const { stack, changeSet } = requireChangeSet(needs.stacks, fields)
      needs.stacks.deleteChangeSet(stack, changeSet)
      return Promise.resolve({})
    },
  })
}
