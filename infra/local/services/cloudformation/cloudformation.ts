/**
 * AWS CloudFormation, API 2010-05-15: stacks by change sets, as `aws cloudformation deploy` makes them. CreateStack and
 * UpdateStack are left out: a change set does the same and shows first what it will do.
 */
import { operation, type SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import type { QueryService } from '../../http/route.ts'
import { unsupportedOperation } from '../unsupported-operation.ts'
import { createChangeSet } from './create-change-set.ts'
import { deleteChangeSet } from './delete-change-set.ts'
import { deleteStack } from './delete-stack.ts'
import { describeChangeSet } from './describe-change-set.ts'
import { describeStackEvents } from './describe-stack-events.ts'
import { describeStacks } from './describe-stacks.ts'
import { executeChangeSet } from './execute-change-set.ts'
import { listChangeSets } from './list-change-sets.ts'
import { listStacks } from './list-stacks.ts'
import { operationNames } from './operation-names.ts'
import { describeStackResources, listStackResources } from './stack-resources.ts'
import type { CloudFormationNeeds } from './stacks.ts'
import { getTemplate, getTemplateSummary, validateTemplate } from './templates.ts'

export function cloudFormationService(needs: CloudFormationNeeds): QueryService {
  const operations = new Map(
    operationNames.map((name) => [
      name,
      unsupportedOperation(name, `cloudformation:${name}`, `CloudFormation ${name}`),
    ]),
  )
  const implemented: readonly SignedOperation<Fields>[] = [
    createChangeSet(needs),
    deleteChangeSet(needs),
    deleteStack(needs),
    describeChangeSet(needs),
    describeStackEvents(needs),
    describeStackResources(needs),
    describeStacks(needs),
    executeChangeSet(needs),
    getTemplate(needs),
    getTemplateSummary(needs),
    listChangeSets(needs),
    listStackResources(needs),
    listStacks(needs),
    validateTemplate(needs),
  ]
  for (const each of implemented) operations.set(each.name, operation(each))
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
