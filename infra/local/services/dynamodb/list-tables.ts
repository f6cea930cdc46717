import type { KeySchemas } from '../../../../src/iam/key-schema.ts'
import { ServiceError } from '../../errors.ts'
import type { IamRequest, SignedOperation } from '../../http/operation.ts'
import { isObject } from '../../http/parse-json.ts'
import { validationError } from './request-checks.ts'

interface ListTablesInput {
  readonly limit: number
  readonly exclusiveStartTableName: string | undefined
}

interface ListTablesNeeds {
  readonly keySchemas: () => KeySchemas
  readonly authorize: (name: string, input: unknown) => readonly IamRequest[]
}

/**
 * Names the template's tables in order, 100 at a time. Ours and not dynalite's, which would read every item to find them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
 */
export function listTables({
  keySchemas,
  authorize,
}: ListTablesNeeds): SignedOperation<ListTablesInput> {
  return {
    name: 'ListTables',
    read(body) {
      const { Limit: limit = 100, ExclusiveStartTableName: start } = isObject(body) ? body : {}
      if (typeof limit !== 'number') throw wrongType('Integer')
      if (start !== undefined && typeof start !== 'string') throw wrongType('String')
      return { limit, exclusiveStartTableName: start }
    },
    authorize: (input) => authorize('ListTables', input),
    run({ limit, exclusiveStartTableName }) {
      if (limit < 1 || limit > 100)
        throw validationError(
          `1 validation error detected: Value '${String(limit)}' at 'limit' failed to satisfy constraint: ` +
            (limit < 1
              ? 'Member must have value greater than or equal to 1'
              : 'Member must have value less than or equal to 100'),
        )
      const names = Object.keys(keySchemas())
        .sort()
        .filter((name) => exclusiveStartTableName === undefined || name > exclusiveStartTableName)
      const page = names.slice(0, limit)
      return Promise.resolve({
        TableNames: page,
        ...(names.length > limit && { LastEvaluatedTableName: page.at(-1) }),
      })
    },
  }
}

function wrongType(type: string): ServiceError {
  return new ServiceError('SerializationException', `Value cannot be converted to ${type}`, {
    status: 400,
    namespace: 'com.amazon.coral.service',
    messageKey: 'Message',
  })
}
