/**
 * What dynalite gets wrong, mended before it sees a request. Each check refuses; none lets more through.
 *
 * It loops for seconds over nested parentheses, throws uncaught on null attribute values, ignores members that it does not
 * know, and takes `Select` with a projection that DynamoDB refuses.
 */
import { ServiceError, UnsupportedError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'

/** dynalite's parser needs about ten times as long for every two levels: 30 ms at 4, 1.3 s at 6. AWS takes more. */
const maxParenthesisDepth = 4

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
export function checkRequest(input: Readonly<Record<string, unknown>>): void {
  for (const parameter of expressionParameters) {
    const expression = input[parameter]
    if (typeof expression === 'string' && parenthesisDepth(expression) > maxParenthesisDepth)
      throw new UnsupportedError(
        `more than ${String(maxParenthesisDepth)} nested parentheses in a ${parameter}`,
      )
  }
  refuseNulls(input)
  refuseSelectWithProjection(input)
}

function parenthesisDepth(expression: string): number {
  let depth = 0
  let deepest = 0
  for (const character of expression) {
    if (character === '(') deepest = Math.max(deepest, ++depth)
    else if (character === ')') depth = Math.max(0, depth - 1)
  }
  return deepest
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

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationException', message, {
    status: 400,
    namespace: 'com.amazon.coral.validate',
  })
}
