/** The operations that the stand-in takes from dynalite: for each, how it validates and how it acts. */
import batchGetItem from 'dynalite/actions/batchGetItem.js'
import batchWriteItem from 'dynalite/actions/batchWriteItem.js'
import createTable from 'dynalite/actions/createTable.js'
import deleteItem from 'dynalite/actions/deleteItem.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import putItem from 'dynalite/actions/putItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import updateItem from 'dynalite/actions/updateItem.js'
import * as batchGetItemValidation from 'dynalite/validations/batchGetItem.js'
import * as batchWriteItemValidation from 'dynalite/validations/batchWriteItem.js'
import * as createTableValidation from 'dynalite/validations/createTable.js'
import * as deleteItemValidation from 'dynalite/validations/deleteItem.js'
import * as describeTableValidation from 'dynalite/validations/describeTable.js'
import * as getItemValidation from 'dynalite/validations/getItem.js'
import * as putItemValidation from 'dynalite/validations/putItem.js'
import * as queryValidation from 'dynalite/validations/query.js'
import * as scanValidation from 'dynalite/validations/scan.js'
import * as updateItemValidation from 'dynalite/validations/updateItem.js'

/** dynalite drops Scan's `ConsistentRead` with the members that it does not know, though its action reads it. */
const scanTypes = { ...scanValidation.types, ConsistentRead: 'Boolean' }

export const engineOperations = {
  BatchGetItem: { act: batchGetItem, validation: batchGetItemValidation },
  BatchWriteItem: { act: batchWriteItem, validation: batchWriteItemValidation },
  CreateTable: { act: createTable, validation: createTableValidation },
  DeleteItem: { act: deleteItem, validation: deleteItemValidation },
  DescribeTable: { act: describeTable, validation: describeTableValidation },
  GetItem: { act: getItem, validation: getItemValidation },
  PutItem: { act: putItem, validation: putItemValidation },
  Query: { act: query, validation: queryValidation },
  Scan: { act: scan, validation: { types: scanTypes, custom: scanValidation.custom } },
  UpdateItem: { act: updateItem, validation: updateItemValidation },
} as const

export type EngineOperation = keyof typeof engineOperations

export function isEngineOperation(name: string): name is EngineOperation {
  return Object.hasOwn(engineOperations, name)
}
