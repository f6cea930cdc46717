/**
 * AWS::DynamoDB::Table, on-demand billing only.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
import type { Parsed } from '../parse-value.ts'
import {
  boolean,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  required,
  text,
} from '../parse-value.ts'
import { generatedName, randomText, upperCaseAndDigits } from './generated-names.ts'
import type { ResourceContext } from './resource-type.ts'
import { defineResourceType } from './resource-type.ts'
import type { KeySchemaElement, SecondaryIndex } from './stack.ts'
import { checkTags, tags } from './tags.ts'

const tableOrIndexName = text({
  pattern: /^[a-zA-Z0-9_.-]+$/,
  allowed: 'letters, digits, and _ . -',
  min: 3,
  max: 255,
})
const attributeName = text({ min: 1, max: 255 })

const keySchema = listOf(
  object('a key', {
    AttributeName: required(attributeName),
    KeyType: required(oneOf('HASH', 'RANGE')),
  }),
  1,
  2,
)

const index = object('a secondary index', {
  IndexName: required(tableOrIndexName),
  KeySchema: required(keySchema),
  Projection: required(
    object('a projection', {
      ProjectionType: required(oneOf('ALL', 'KEYS_ONLY', 'INCLUDE')),
      NonKeyAttributes: optional(listOf(attributeName, 1, 20)),
    }),
  ),
})

const throughputLimit = integer(1, Number.MAX_SAFE_INTEGER)

const properties = {
  TableName: optional(tableOrIndexName),
  // AWS's default is PROVISIONED, which the stand-in has not.
  BillingMode: required(oneOf('PAY_PER_REQUEST')),
  AttributeDefinitions: required(
    listOf(
      object('an attribute definition', {
        AttributeName: required(attributeName),
        AttributeType: required(oneOf('S', 'N', 'B')),
      }),
      1,
    ),
  ),
  KeySchema: required(keySchema),
  GlobalSecondaryIndexes: optional(listOf(index, 1, 20)),
  LocalSecondaryIndexes: optional(listOf(index, 1, 5)),
  // Nothing here is slow enough to be throttled, so nothing is done with it.
  OnDemandThroughput: optional(
    object('OnDemandThroughput', {
      MaxReadRequestUnits: optional(throughputLimit),
      MaxWriteRequestUnits: optional(throughputLimit),
    }),
  ),
  PointInTimeRecoverySpecification: optional(
    object('PointInTimeRecoverySpecification', {
      PointInTimeRecoveryEnabled: required(boolean),
      RecoveryPeriodInDays: optional(integer(1, 35)),
    }),
  ),
  Tags: optional(tags),
}

type TableProperties = Parsed<typeof properties>

const readProperties = object('AWS::DynamoDB::Table', properties)

export const dynamodbTable = defineResourceType({
  name: 'AWS::DynamoDB::Table',
  properties: readProperties,
  attributes: ['Arn'],
  replacedBy: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  provision(table, context) {
    checkKeys(table, context)
    checkIndexes(table, context)
    checkTags(table.Tags ?? [], context.at('Tags'), context.report)
    const name = table.TableName ?? generatedTableName(context)
    if (context.draft.tables.has(name)) {
      const message = `Another table of this template is called '${name}'.`
      context.report(context.at('TableName'), message, 'Give it another name.')
      return undefined
    }
    const arn = `arn:aws:dynamodb:${context.region}:${context.account}:table/${name}`
    const {
      PointInTimeRecoverySpecification: recovery,
      OnDemandThroughput: onDemandThroughput,
      ...createTable
    } = table
    context.draft.tables.set(name, {
      createTable: { ...createTable, TableName: name },
      arn,
      ...(onDemandThroughput && { onDemandThroughput }),
      pointInTimeRecovery: {
        enabled: recovery?.PointInTimeRecoveryEnabled ?? false,
        recoveryPeriodDays: recovery?.RecoveryPeriodInDays ?? 35,
      },
    })
    return { physicalId: name, attributes: { Arn: arn } }
  },
})

function generatedTableName({ stackName, logicalId, random, remember }: ResourceContext): string {
  return remember('physical ID', () =>
    generatedName(stackName, logicalId, randomText(random, upperCaseAndDigits, 12), 255),
  )
}

function indexesOf(table: TableProperties): (SecondaryIndex & { readonly path: string })[] {
  const withPath = (list: readonly SecondaryIndex[], property: string) =>
    list.map((one, position) => ({ ...one, path: `${property}[${String(position)}]` }))
  return [
    ...withPath(table.GlobalSecondaryIndexes ?? [], 'GlobalSecondaryIndexes'),
    ...withPath(table.LocalSecondaryIndexes ?? [], 'LocalSecondaryIndexes'),
  ]
}

/** DynamoDB wants each key attribute defined, and nothing else defined. */
function checkKeys(table: TableProperties, { report, at }: ResourceContext): void {
  const defined = table.AttributeDefinitions.map(({ AttributeName }) => AttributeName)
  const used = new Set<string>()
  const schemas = [{ path: '', KeySchema: table.KeySchema }, ...indexesOf(table)]
  for (const { path, KeySchema } of schemas) {
    const below = path === '' ? 'KeySchema' : `${path}.KeySchema`
    checkKeySchema(KeySchema, below, { report, at })
    KeySchema.forEach(({ AttributeName }, position) => {
      used.add(AttributeName)
      if (defined.includes(AttributeName)) return
      report(
        at(`${below}[${String(position)}].AttributeName`),
        `The key attribute '${AttributeName}' is not defined.`,
        'Give its type under AttributeDefinitions.',
      )
    })
  }
  defined.forEach((name, position) => {
    const place = at(`AttributeDefinitions[${String(position)}].AttributeName`)
    if (defined.indexOf(name) !== position) {
      report(place, `The attribute '${name}' is defined twice.`, 'Keep one of the definitions.')
    } else if (!used.has(name)) {
      report(
        place,
        `The attribute '${name}' is part of no key.`,
        'Define key attributes only; DynamoDB refuses others here.',
      )
    }
  })
}

function checkKeySchema(
  [partitionKey, sortKey]: readonly KeySchemaElement[],
  path: string,
  { report, at }: Pick<ResourceContext, 'report' | 'at'>,
): void {
  const isValid = partitionKey?.KeyType === 'HASH' && sortKey?.KeyType !== 'HASH'
  if (isValid && partitionKey.AttributeName !== sortKey?.AttributeName) return
  report(
    at(path),
    'A key schema is one HASH attribute, and then at most one other as RANGE.',
    'Write the HASH attribute first, then the RANGE attribute if there is one.',
  )
}

function checkIndexes(table: TableProperties, { report, at }: ResourceContext): void {
  const names: string[] = []
  for (const { path, IndexName, KeySchema, Projection } of indexesOf(table)) {
    if (names.includes(IndexName)) {
      report(at(`${path}.IndexName`), `Two indexes are called '${IndexName}'.`, 'Rename one.')
    }
    names.push(IndexName)
    if ((Projection.ProjectionType === 'INCLUDE') !== (Projection.NonKeyAttributes !== undefined)) {
      report(
        at(`${path}.Projection`),
        'NonKeyAttributes goes with the projection type INCLUDE, and with no other.',
        'Add NonKeyAttributes, or change the ProjectionType.',
      )
    }
    const isLocal = path.startsWith('LocalSecondaryIndexes')
    const sharesPartitionKey = KeySchema[0]?.AttributeName === table.KeySchema[0]?.AttributeName
    const hasSortKeys = KeySchema.length === 2 && table.KeySchema.length === 2
    if (isLocal && !(sharesPartitionKey && hasSortKeys)) {
      report(
        at(`${path}.KeySchema`),
        "A local index has the table's partition key and a sort key of its own, on a table with a sort key.",
        'Change its keys, or make it a global index.',
      )
    }
  }
}
