/**
 * Operations on tables and what belongs to them: which permission on which resource. They carry no fine-grained keys.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
import { field, items } from './input-fields.ts'
import type { DynamodbRequest } from './request-builder.ts'
import { tableResource, type DynamodbRequestOptions } from './table-resource.ts'

/** Where the resource is named: by a table name, by an ARN, or not at all. */
type Place =
  | { readonly table: string }
  | { readonly globalTable: string }
  | { readonly arn: string }
  | { readonly fixed: string }

const table: Place = { table: 'TableName' }
const globalTable: Place = { globalTable: 'GlobalTableName' }
const resourceArn: Place = { arn: 'ResourceArn' }
const everything: Place = { fixed: '*' }

/** IAM must allow the operation's action on each of them. */
const places: Readonly<Record<string, readonly Place[]>> = {
  CancelBulkOperation: [{ arn: 'BulkOperationArn' }],
  CreateBackup: [table],
  CreateGlobalTable: [globalTable, { table: 'GlobalTableName' }],
  CreateTable: [table],
  DeleteBackup: [{ arn: 'BackupArn' }],
  DeleteResourcePolicy: [resourceArn],
  DeleteTable: [table],
  DescribeBackup: [{ arn: 'BackupArn' }],
  DescribeBulkOperation: [{ arn: 'BulkOperationArn' }],
  DescribeContinuousBackups: [table],
  DescribeContributorInsights: [table],
  DescribeEndpoints: [everything],
  DescribeExport: [{ arn: 'ExportArn' }],
  DescribeGlobalTable: [globalTable],
  DescribeGlobalTableSettings: [globalTable],
  DescribeImport: [{ arn: 'ImportArn' }],
  DescribeKinesisStreamingDestination: [table],
  DescribeLimits: [everything],
  DescribeTable: [table],
  DescribeTableReplicaAutoScaling: [table],
  DescribeTimeToLive: [table],
  DisableKinesisStreamingDestination: [table],
  EnableKinesisStreamingDestination: [table],
  ExportTableToPointInTime: [{ arn: 'TableArn' }],
  GetResourcePolicy: [resourceArn],
  ImportTable: [{ table: 'TableCreationParameters' }],
  ListBackups: [everything],
  ListBulkOperations: [everything],
  ListContributorInsights: [everything],
  ListExports: [everything],
  ListGlobalTables: [everything],
  ListImports: [everything],
  // The reference has no resource for it, but real denials print table/*:
  // https://github.com/AntonShuvaev/intellij-dynamodb/issues/29
  ListTables: [{ fixed: 'table/*' }],
  ListTagsOfResource: [resourceArn],
  PutResourcePolicy: [resourceArn],
  RestoreTableFromBackup: [{ arn: 'BackupArn' }, { table: 'TargetTableName' }],
  RestoreTableToPointInTime: [{ table: 'SourceTableName' }, { table: 'TargetTableName' }],
  SearchVectors: [table],
  StartBulkPutItems: [table],
  TagResource: [resourceArn],
  UntagResource: [resourceArn],
  UpdateContinuousBackups: [table],
  UpdateContributorInsights: [table],
  UpdateGlobalTable: [globalTable, { table: 'GlobalTableName' }],
  UpdateGlobalTableSettings: [globalTable, { table: 'GlobalTableName' }],
  UpdateKinesisStreamingDestination: [table],
  UpdateTable: [table],
  UpdateTableReplicaAutoScaling: [table],
  UpdateTimeToLive: [table],
}

const withIndex = ['DescribeContributorInsights', 'UpdateContributorInsights', 'SearchVectors']

/** @returns `undefined` for an operation that is not among them. */
export function controlPlaneRequests(
  operation: string,
  input: unknown,
  options: DynamodbRequestOptions,
): readonly DynamodbRequest[] | undefined {
  if (!Object.hasOwn(places, operation)) return undefined
  const context = tagKeys(operation, input)
  const request = (action: string, resource: Resource): DynamodbRequest => ({
    action: `dynamodb:${action}`,
    context,
    ...resource,
  })
  const requests = (places[operation] ?? []).map((place) =>
    request(operation, resourceAt(place, input, options)),
  )
  const index = field(input, 'IndexName')
  if (withIndex.includes(operation) && index !== undefined) {
    requests.push(request(operation, tableAt(field(input, 'TableName'), options, index)))
  }
  if (operation === 'CreateTable') {
    const created = tableAt(field(input, 'TableName'), options)
    if (field(input, 'Tags') !== undefined) requests.push(request('TagResource', created))
    if (field(input, 'ResourcePolicy') !== undefined) {
      requests.push(request('PutResourcePolicy', created))
    }
  }
  return requests
}

type Resource = Pick<DynamodbRequest, 'resource' | 'unreadable'>

function resourceAt(place: Place, input: unknown, options: DynamodbRequestOptions): Resource {
  const { region, account } = options
  if ('fixed' in place) {
    const isAll = place.fixed === '*'
    return { resource: isAll ? '*' : `arn:aws:dynamodb:${region}:${account}:${place.fixed}` }
  }
  if ('arn' in place) {
    const arn = field(input, place.arn)
    if (typeof arn === 'string' && /^arn:[a-z-]+:dynamodb:[^:*?]*:[^:*?]*:[^*?]+$/.test(arn)) {
      return { resource: arn }
    }
    return {
      resource: typeof arn === 'string' ? arn : '*',
      unreadable: `${place.arn} is no ARN of DynamoDB`,
    }
  }
  if ('globalTable' in place) {
    const named = tableAt(field(input, place.globalTable), options)
    const name = named.resource.split('/')[1] ?? ''
    return { ...named, resource: `arn:aws:dynamodb::${account}:global-table/${name}` }
  }
  if (place.table === 'TableCreationParameters') {
    return tableAt(field(field(input, place.table), 'TableName'), options)
  }
  const fallback = place.table === 'SourceTableName' ? field(input, 'SourceTableArn') : undefined
  return tableAt(field(input, place.table) ?? fallback, options)
}

function tableAt(name: unknown, options: DynamodbRequestOptions, index?: unknown): Resource {
  const { arn, problem } = tableResource(name, index, options)
  return { resource: arn, ...(problem !== undefined && { unreadable: problem }) }
}

/** `aws:TagKeys` and `aws:RequestTag/…` of the operations that set or remove tags. */
function tagKeys(operation: string, input: unknown): DynamodbRequest['context'] {
  if (operation === 'UntagResource') {
    const names = items(field(input, 'TagKeys')).filter((name) => typeof name === 'string')
    return names.length > 0 ? { 'aws:TagKeys': names } : {}
  }
  if (operation !== 'TagResource' && operation !== 'CreateTable') return {}
  const tags = items(field(input, 'Tags')).map((tag) => [field(tag, 'Key'), field(tag, 'Value')])
  const texts = tags.map(([name, value]) => [
    typeof name === 'string' ? name : '',
    typeof value === 'string' ? value : '',
  ])
  if (texts.length === 0) return {}
  // Two tags that differ only in case would be one condition key: the last one counts.
  const byName = new Map(texts.map(([name = '', value = '']) => [name.toLowerCase(), value]))
  return Object.fromEntries<string | readonly string[]>([
    ['aws:TagKeys', texts.map(([name = '']) => name)],
    ...[...byName].map(([name, value]) => [`aws:RequestTag/${name}`, value] as const),
  ])
}
