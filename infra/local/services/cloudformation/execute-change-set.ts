import { UnsupportedError } from '../../errors.ts'
import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { refuseSessions } from './refuse-sessions.ts'
import { requireChangeSet, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/**
 * Begins to make or to change the stack; its events tell how that goes on.
 *
 * unsupported: DisableRollback.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 */
export function executeChangeSet(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'ExecuteChangeSet',
    fields: [
      'ChangeSetName',
      'ClientRequestToken',
      'DisableRollback',
      'RetainExceptOnCreate',
      'StackName',
    ],
    about: 'stack',
    tellsChangeSet: true,
    // A template brings the code of a distribution's function with it.
    refusesPages: true,
    run(fields, { caller }) {
      refuseSessions('ExecuteChangeSet', caller)
      if ((fields['DisableRollback'] ?? 'false') !== 'false')
        throw new UnsupportedError('DisableRollback of CloudFormation ExecuteChangeSet')
      const { stack, changeSet } = requireChangeSet(needs.stacks, fields)
      needs.stacks.executeChangeSet(stack, changeSet, {
        clientToken: fields['ClientRequestToken'],
        retainsExceptOnCreate: fields['RetainExceptOnCreate'] === 'true',
      })
      return Promise.resolve({})
    },
  })
}
