/** AWS CloudFormation, API 2010-05-15: enough to ask for a stack's outputs. */
import { operation } from '../../http/operation.ts'
import type { QueryService } from '../../http/route.ts'
import { unsupportedOperation } from '../unsupported-operation.ts'
import { describeStacks, type DescribeStacksNeeds } from './describe-stacks.ts'
import { operationNames } from './operation-names.ts'

export function cloudFormationService(needs: DescribeStacksNeeds): QueryService {
  const operations = new Map(
    operationNames.map((name) => [
      name,
      unsupportedOperation(name, `cloudformation:${name}`, `CloudFormation ${name}`),
    ]),
  )
  operations.set('DescribeStacks', operation(describeStacks(needs)))
  return {
    signingName: 'cloudformation',
    title: 'CloudFormation',
    protocol: {
      kind: 'aws-query',
      version: '2010-05-15',
      namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    },
    operation: (name) => operations.get(name),
  }
}
