import type { SignedOperation } from '../../http/operation.ts'
import { readList, type Fields } from '../../http/query-fields.ts'
import { refuseSessions } from './refuse-sessions.ts'
import { findStack, requireField, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/**
 * Begins to delete a stack. One that is not there is no error.
 *
 * unsupported: RoleARN, DeletionMode.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
export function deleteStack(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'DeleteStack',
    fields: ['ClientRequestToken', 'RetainResources', 'StackName'],
    about: 'stack',
    run(fields, { caller }) {
      refuseSessions('DeleteStack', caller)
      const stack = findStack(needs.stacks, requireField('stackName', fields['StackName']))
      if (stack !== undefined && stack.status !== 'DELETE_COMPLETE') {
        const retain = readList(fields, 'RetainResources')
        needs.stacks.deleteStack(stack, retain, fields['ClientRequestToken'])
      }
      return Promise.resolve(undefined)
    },
  })
}
