/**
 * Amazon DynamoDB, API 2012-08-10: one table of operations. How an input becomes questions to IAM is
 * `src/iam/dynamodb-request.ts`'s business; the answers are the engine's.
 */
import { dynamodbRequests } from '../../../../src/iam/dynamodb-request.ts'
import type { KeySchemas } from '../../../../src/iam/key-schema.ts'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import { operation, type IamRequest, type SignedOperation } from '../../http/operation.ts'
import type { JsonService } from '../../http/route.ts'
import type { DynamoDbEngine } from './engine.ts'
import { isEngineOperation, type EngineOperation } from './engine-operations.ts'
import { listTables } from './list-tables.ts'
import { operationNames } from './operation-names.ts'
import { checkRequest, findDroppedMember } from './request-checks.ts'
import { refuseOtherTables } from './stack-tables.ts'
import { withPlainTableNames } from './table-names.ts'
import { refuseUnreadable } from './unreadable.ts'

export interface DynamoDbNeeds {
  readonly engine: DynamoDbEngine
  readonly region: string
  readonly account: string
  /** As provisioned now: a changed template counts at the next request. */
  readonly keySchemas: () => KeySchemas
}

interface Input {
  /** As the engine typed it: what IAM is asked about and what runs are this one object. */
  readonly typed: Record<string, unknown>
  /** A member that AWS has and the engine would ignore. */
  readonly droppedMember: string | undefined
}

export function dynamoDbService(needs: DynamoDbNeeds): JsonService {
  const { engine, region, account, keySchemas } = needs

  const authorize = (name: string, input: unknown): readonly IamRequest[] =>
    dynamodbRequests(name, input, { region, account, keySchemas: keySchemas() })

  /** An item operation, or DescribeTable: the engine's. */
  const engineOperation = (name: EngineOperation): SignedOperation<Input> => ({
    name,
    read(body) {
      if (body === undefined) throw emptyBody()
      const droppedMember = findDroppedMember(name, body)
      return { typed: engine.checkTypes(name, body), droppedMember }
    },
    authorize: ({ typed }) => authorize(name, typed),
    async run({ typed, droppedMember }, { unreadable }) {
      if (droppedMember !== undefined)
        throw new UnsupportedError(`${droppedMember} of DynamoDB ${name}`)
      const plain = withPlainTableNames(typed, { region, account })
      checkRequest(name, plain)
      engine.validate(name, plain)
      refuseOtherTables(name, plain, keySchemas())
      if (unreadable.length > 0) return refuseUnreadable(engine, name, plain, unreadable)
      return engine.act(name, plain)
    },
  })

  const unsupportedOperation = (name: string): SignedOperation<unknown> => ({
    name,
    read: (body) => body,
    authorize: (input) => authorize(name, input),
    run: () => Promise.reject(new UnsupportedError(`DynamoDB ${name}`)),
  })

  const operations = new Map(
    operationNames.map((name) => {
      if (name === 'ListTables')
        return [name, operation(listTables({ keySchemas, authorize }))] as const
      // Tables come from the template alone.
      if (isEngineOperation(name) && name !== 'CreateTable')
        return [name, operation(engineOperation(name))] as const
      return [name, operation(unsupportedOperation(name))] as const
    }),
  )

  return {
    signingName: 'dynamodb',
    title: 'DynamoDB',
    protocol: {
      kind: 'aws-json',
      targetPrefix: 'DynamoDB_20120810',
      contentType: 'application/x-amz-json-1.0',
      errorNamespace: 'com.amazon.coral.service',
      dynamoDbFraming: true,
    },
    operation: (name) => operations.get(name),
  }
}

function emptyBody(): ServiceError {
  return new ServiceError('SerializationException', undefined, {
    status: 400,
    namespace: 'com.amazon.coral.service',
  })
}
