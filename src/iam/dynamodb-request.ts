/**
 * What IAM is asked about an operation of DynamoDB: actions, resources, condition keys. For every operation of the 2012-08-10 API,
 * so that what is refused is refused by policy. Takes input that nobody has validated, and never throws for it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
import { controlPlaneRequests } from './dynamodb/control-plane.ts'
import { batchRequests, itemRequest } from './dynamodb/item-operations.ts'
import { partiqlRequests } from './dynamodb/partiql.ts'
import type { DynamodbRequest } from './dynamodb/request-builder.ts'
import type { DynamodbRequestOptions } from './dynamodb/table-resource.ts'
import { transactionRequests } from './dynamodb/transactions.ts'

export type { DynamodbRequest, DynamodbRequestOptions }

/** Never empty. All must be allowed, and none may be `unreadable`. */
export type DynamodbRequests = readonly DynamodbRequest[]

/**
 * The requests that IAM must allow before `operation` may act, in the order in which AWS names the first one denied.
 *
 * An operation that is not of the API gives one entry for its own name on `*`, marked `unreadable`.
 *
 * @param operation As in `X-Amz-Target`: `GetItem`.
 * @param input In wire form: AttributeValues such as `{"S": "…"}`. A null member counts as absent.
 */
export function dynamodbRequests(
  operation: string,
  input: unknown,
  options: DynamodbRequestOptions,
): DynamodbRequests {
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    return batchRequests(operation, input, options)
  }
  if (operation === 'TransactGetItems' || operation === 'TransactWriteItems') {
    return transactionRequests(operation, input, options)
  }
  const item = itemRequest(operation, input, options)
  if (item) return [item]
  return (
    partiqlRequests(operation, input, options) ??
    controlPlaneRequests(operation, input, options) ?? [
      {
        action: `dynamodb:${operation}`,
        resource: '*',
        context: {},
        unreadable: `${operation} is no operation of DynamoDB`,
      },
    ]
  )
}
