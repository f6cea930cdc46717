/** Random policies and requests, from few enough words that they often meet. For property-based tests. */
import fc from 'fast-check'
import type { EvaluationRequest, Policies, Principal, RequestContext } from '../iam/decision.ts'
import type { PolicyDocument, Statement } from '../iam/policy-document.ts'

const account = '123456789012'
const session = `arn:aws:sts::${account}:assumed-role/GuestRole/CognitoIdentityCredentials`
const role = `arn:aws:iam::${account}:role/GuestRole`
const table = `arn:aws:dynamodb:us-west-2:${account}:table/GameScores`
const theirs = 'arn:aws:dynamodb:us-west-2:210987654321:table/GameScores'

const principal: fc.Arbitrary<Principal> = fc.constantFrom<Principal>(
  { type: 'role-session', arn: session, roleArn: role, account },
  { type: 'user', arn: `arn:aws:iam::${account}:user/Ann`, account },
  { type: 'anonymous', arn: 'anonymous', account: 'anonymous' },
)

const keyNames = ['k:a', 'k:B', 'k:list', 'aws:SourceIp', 'aws:CurrentTime', 'aws:PrincipalArn']
const values = ['', 'a', 'B', '5', '5.5', 'true', '2026-11-22', '10.0.0.1', '::1', role, 'QQ==']
export const value = fc.constantFrom(...values)
const context: fc.Arbitrary<RequestContext> = fc.dictionary(
  fc.constantFrom(...keyNames),
  fc.oneof(value, fc.array(value, { maxLength: 3 })),
)

export const request: fc.Arbitrary<EvaluationRequest> = fc.record({
  principal,
  action: fc.constantFrom('dynamodb:GetItem', 'dynamodb:PutItem', 's3:GetObject'),
  resource: fc.constantFrom(table, `${table}/index/Board`, theirs, '*'),
  context,
})

const operators = [
  'StringEquals StringNotEquals StringEqualsIgnoreCase StringLike StringNotLike Bool',
  'NumericEquals NumericNotEquals NumericLessThan DateEquals DateGreaterThan DateNotEquals',
  'IpAddress NotIpAddress ArnEquals ArnLike ArnNotLike BinaryEquals Null Unheard',
].flatMap((line) => line.split(' '))

const operator = fc
  .tuple(
    fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(...operators),
    fc.constantFrom('', '', 'IfExists'),
  )
  .map((parts) => parts.join(''))

const policyValue = fc.oneof(
  value,
  fc.constantFrom('*', 'a*', '${k:a}', "${k:b, 'a'}", '${', '10.0.0.0/8', '::/0', 'arn:*:*:*:*:*'),
  fc.boolean(),
  fc.integer({ min: 0, max: 9 }),
)
const oneOrMany = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))

const conditions = fc.dictionary(
  operator,
  fc.dictionary(fc.constantFrom(...keyNames), oneOrMany(policyValue), { minKeys: 1, maxKeys: 2 }),
  { minKeys: 1, maxKeys: 2 },
)

const action = oneOrMany(
  fc.constantFrom('*', 'dynamodb:*', 'dynamodb:getitem', 'dynamodb:Put*', 's3:Get?bject'),
)
const resource = oneOrMany(
  fc.constantFrom('*', table, `${table}/*`, 'arn:aws:dynamodb:*:*:table/${k:a}', theirs),
)
const someone = fc.oneof(
  fc.constant('*' as const),
  fc.record({ AWS: oneOrMany(fc.constantFrom('*', session, role, account)) }),
)

export function statement(
  effect: 'Allow' | 'Deny',
  hasPrincipal: boolean,
): fc.Arbitrary<Statement> {
  const either = <T>(name: string, one: fc.Arbitrary<T>) =>
    fc.tuple(fc.constantFrom(name, name, name, `Not${name}`), one)
  return fc
    .tuple(
      either('Action', action),
      either('Resource', resource),
      hasPrincipal ? either('Principal', someone) : fc.constant(undefined),
      fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, conditions),
    )
    .map(([actions, resources, principals, Condition]) => ({
      Effect: effect,
      ...Object.fromEntries<unknown>([actions, resources, ...(principals ? [principals] : [])]),
      ...(Condition && { Condition }),
    }))
}

/** Most documents allow a lot, or nearly no request would be allowed. */
export function document(hasPrincipal = false): fc.Arbitrary<PolicyDocument> {
  const generous: Statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    ...(hasPrincipal && { Principal: '*' }),
  }
  const either = fc.oneof(
    { weight: 3, arbitrary: fc.constant(generous) },
    { weight: 4, arbitrary: statement('Allow', hasPrincipal) },
    { weight: 1, arbitrary: statement('Deny', hasPrincipal) },
  )
  return fc.record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.array(either, { maxLength: 3 }),
  })
}

const documents = fc.array(document(), { minLength: 1, maxLength: 2 })
const levels = (hasPrincipal: boolean) =>
  fc.array(fc.array(document(hasPrincipal), { minLength: 1, maxLength: 2 }), { maxLength: 2 })
const rarely = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, one)

export const policies: fc.Arbitrary<Policies> = fc
  .record({
    identity: documents,
    session: rarely(documents),
    boundary: rarely(document()),
    resource: rarely(document(true)),
    serviceControl: rarely(levels(false)),
    resourceControl: rarely(levels(true)),
  })
  .map(({ identity, ...rest }) => ({
    identity,
    ...Object.fromEntries(Object.entries(rest).filter(([, given]) => given !== undefined)),
  }))
