/** Key schemas of a stack's tables, as `src/iam` needs them to tell leading keys. */
import type { KeySchema, KeySchemas } from '../../src/iam/key-schema.ts'
import type { CreateTable, KeySchemaElement } from './template/provision/stack.ts'

export function keySchemasOf(tables: readonly CreateTable[]): KeySchemas {
  return Object.fromEntries(
    tables.map(({ TableName, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes }) => {
      const indexes = [...(GlobalSecondaryIndexes ?? []), ...(LocalSecondaryIndexes ?? [])]
      return [
        TableName,
        {
          ...keySchema(KeySchema),
          indexes: Object.fromEntries(
            indexes.map((index) => [index.IndexName, keySchema(index.KeySchema)]),
          ),
        },
      ]
    }),
  )
}

function keySchema(elements: readonly KeySchemaElement[]): KeySchema {
  const names = (type: KeySchemaElement['KeyType']) =>
    elements.filter(({ KeyType }) => KeyType === type).map(({ AttributeName }) => AttributeName)
  return { partitionKey: names('HASH'), sortKey: names('RANGE') }
}
