/**
 * What dynalite gets wrong, mended before it sees a request. Each check refuses; none lets more through.
 *
 * It throws uncaught on null attribute values and on what old-style conditions may list, ignores members that it does not
 * know, and takes `Select` with a projection that DynamoDB refuses. Expressions have checks of their own.
 */
import { ServiceError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'
import { checkExpression, refuseName } from './expression-checks.ts'

const conditionParameters = ['Expected', 'KeyConditions', 'QueryFilter', 'ScanFilter']

const expressionParameters = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
]

/** Members of AWS's API that the engine would drop in silence, with the value that means the same as leaving them out. */
const droppedMembers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PutItem: { ReturnValuesOnConditionCheckFailure: 'NONE' },
  UpdateItem: { ReturnValuesOnConditionCheckFailure: 'NONE' },
  DeleteItem: { ReturnValuesOnConditionCheckFailure: 'NONE' },
}

/** The name of a member that AWS has and the engine would ignore, where it asks for something. */
export function findDroppedMember(operation: string, body: unknown): string | undefined {
  if (!isObject(body)) return undefined
  return Object.entries(droppedMembers[operation] ?? {}).find(([member, harmless]) => {
    const value = body[member]
    return value !== undefined && value !== null && value !== harmless
  })?.[0]
}

/** @throws ValidationException or UnsupportedError. Runs after IAM allowed, before the engine validates. */
export function checkRequest(operation: string, input: Readonly<Record<string, unknown>>): void {
  checkParameters(input)
  if (isObject(input['RequestItems']))
    for (const request of Object.values(input['RequestItems']))
      if (isObject(request)) checkParameters(request)
  refuseNulls(input)
  refuseSelectWithProjection(input)
  refuseSelectWithoutProjection(operation, input)
}

/** Of a request, or of one table in a batch. */
function checkParameters(input: Readonly<Record<string, unknown>>): void {
  const { ExpressionAttributeNames: placeholders, AttributesToGet: attributesToGet } = input
  const names = new Map<string, string>()
  for (const [placeholder, name] of Object.entries(isObject(placeholders) ? placeholders : {}))
    if (typeof name === 'string') names.set(placeholder, name)
  for (const name of names.values()) refuseName(name)
  if (Array.isArray(attributesToGet))
    for (const name of attributesToGet) if (typeof name === 'string') refuseName(name)
  for (const parameter of expressionParameters) {
    const text = input[parameter]
    if (typeof text === 'string') checkExpression({ parameter, text, names })
  }
  for (const parameter of ['Key', 'Item', ...conditionParameters, 'AttributeUpdates'])
    if (isObject(input[parameter])) Object.keys(input[parameter]).forEach(refuseName)
  for (const parameter of conditionParameters) checkLegacyConditions(input[parameter])
}

/** dynalite compares what these list without a look at it: a number that is none would throw. */
function checkLegacyConditions(conditions: unknown): void {
  if (!isObject(conditions)) return
  for (const condition of Object.values(conditions)) {
    if (!isObject(condition)) continue
    const { ComparisonOperator: operator, AttributeValueList: values } = condition
    for (const value of Array.isArray(values) ? values : []) {
      if (!isObject(value)) continue
      const [type = ''] = Object.keys(value)
      const { [type]: number } = value
      if (type === 'N' && !isNumber(number))
        throw validationError(
          `The parameter cannot be converted to a numeric value: ${typeof number === 'string' ? number : ''}`,
        )
      if (typeof operator === 'string' && !takes(operator, type))
        throw validationError(
          `One or more parameter values were invalid: ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`,
        )
    }
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value)
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html */
function takes(operator: string, type: string): boolean {
  if (operator === 'BEGINS_WITH') return ['S', 'B'].includes(type)
  return ['EQ', 'NE'].includes(operator) || ['S', 'N', 'B'].includes(type)
}

/** Members that are null were dropped with the types; a null that is left stands where an attribute value belongs. */
function refuseNulls(value: unknown): void {
  if (value === null || value === undefined)
    throw validationError(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    )
  if (typeof value === 'object') for (const child of Object.values(value)) refuseNulls(child)
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html (Select) */
function refuseSelectWithProjection(input: Readonly<Record<string, unknown>>): void {
  const { Select: select } = input
  if (typeof select !== 'string' || select === 'SPECIFIC_ATTRIBUTES') return
  for (const parameter of ['ProjectionExpression', 'AttributesToGet']) {
    if (input[parameter] === undefined) continue
    const what = select === 'COUNT' ? 'only the Count' : select
    throw validationError(`Cannot specify the ${parameter} when choosing to get ${what}`)
  }
}

/**
 * Query and Scan word it differently.
 *
 * @see https://github.com/nubo-db/dynoxide/issues/121 for both, seen on DynamoDB.
 */
function refuseSelectWithoutProjection(
  operation: string,
  { Select, ProjectionExpression, AttributesToGet }: Readonly<Record<string, unknown>>,
): void {
  if (Select !== 'SPECIFIC_ATTRIBUTES') return
  if (ProjectionExpression !== undefined || AttributesToGet !== undefined) return
  const message =
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES'
  throw validationError(operation === 'Query' ? `1 validation error detected: ${message}` : message)
}

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationException', message, {
    status: 400,
    namespace: 'com.amazon.coral.validate',
  })
}
