/**
 * Transactions. There is no permission for the transaction itself: IAM must allow each element, by the action of its kind.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
import { entries, field, items } from './input-fields.ts'
import { describeRead, describeUpdate, describeWrite } from './item-operations.ts'
import { RequestBuilder, type DynamodbRequest } from './request-builder.ts'
import { tableResource, type DynamodbRequestOptions } from './table-resource.ts'

type Operation = 'TransactGetItems' | 'TransactWriteItems'

const actions: Readonly<Record<Operation, ReadonlyMap<string, string>>> = {
  TransactGetItems: new Map([['Get', 'GetItem']]),
  TransactWriteItems: new Map([
    ['ConditionCheck', 'ConditionCheckItem'],
    ['Put', 'PutItem'],
    ['Update', 'UpdateItem'],
    ['Delete', 'DeleteItem'],
  ]),
}

/** One for each element, in order. */
export function transactionRequests(
  operation: Operation,
  input: unknown,
  options: DynamodbRequestOptions,
): readonly DynamodbRequest[] {
  const elements = items(field(input, 'TransactItems'))
  if (elements.length === 0) return [unreadableElement(operation, options)]
  return elements.flatMap((element) => {
    const members = entries(element)
    if (members.length === 0) return [unreadableElement(operation, options)]
    return members.map(([kind, request]) => {
      const action = actions[operation].get(kind)
      if (!action) return unreadableElement(operation, options)
      const builder = new RequestBuilder(
        action,
        tableResource(field(request, 'TableName'), undefined, options),
      )
      if (members.length > 1) builder.unreadable('An element of TransactItems has several kinds')
      describeElement(builder, kind, request)
      return builder
        .set('EnclosingOperation', operation)
        .setFrom(input, 'ReturnConsumedCapacity', 'ReturnConsumedCapacity')
        .build()
    })
  })
}

function describeElement(builder: RequestBuilder, kind: string, request: unknown): void {
  if (kind === 'Get') {
    builder.keyIn(request, 'Key')
    describeRead(builder, request)
    return
  }
  if (kind === 'Update') {
    describeUpdate(builder, request)
  } else {
    builder.keyIn(request, kind === 'Put' ? 'Item' : 'Key')
    describeWrite(builder, request)
  }
  // In a transaction this parameter is what dynamodb:ReturnValues holds: AWS's page limits it with that key.
  builder.setFrom(request, 'ReturnValuesOnConditionCheckFailure', 'ReturnValues', 'NONE')
}

function unreadableElement(operation: Operation, options: DynamodbRequestOptions): DynamodbRequest {
  const action = operation === 'TransactGetItems' ? 'GetItem' : 'PutItem'
  const { arn } = tableResource('*', undefined, options)
  const problem = 'TransactItems holds an element of no known kind'
  return new RequestBuilder(action, { arn, keySchema: undefined, problem })
    .set('EnclosingOperation', operation)
    .build()
}
