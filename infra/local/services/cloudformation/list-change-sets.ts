import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { summaryOf } from './describe-change-set.ts'
import { requireListedStack, stackOperation } from './stack-operation.ts'
import type { CloudFormationNeeds } from './stacks.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html */
export function listChangeSets(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'ListChangeSets',
    fields: ['StackName'],
    about: 'stack',
    run({ StackName }) {
      const stack = requireListedStack(needs.stacks, StackName)
      const waiting = stack.changeSets.filter(({ execution }) => execution !== 'EXECUTED')
      return Promise.resolve({ Summaries: waiting.map((each) => summaryOf(stack, each)) })
    },
  })
}
