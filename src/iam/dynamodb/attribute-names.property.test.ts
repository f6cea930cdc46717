/** Whatever a request can name an attribute in is counted, tried on random names and paths. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dynamodbRequests } from '../dynamodb-request.ts'
import { options } from './request-fixture.ts'

type Encoded = Readonly<Record<string, unknown>>

describe('attribute names', () => {
  const attribute = fc.constantFrom('Wins', 'SSN', 'weird name', '__proto__', 'constructor', 'Ä')
  const place = fc.constantFrom('name', '.x', '[0]', '.x[1].#p0')

  it('count wherever a request can name one', () => {
    const named = fc.array(fc.tuple(attribute, place), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(named, (all) => {
        const ExpressionAttributeNames = Object.fromEntries(
          all.map(([name], at) => [`#p${String(at)}`, name]),
        )
        const paths = all.map(([name, where], at) => {
          const head = /^(?:Wins|SSN)$/.test(name) && at % 2 ? name : `#p${String(at)}`
          return head + (where === 'name' ? '' : where)
        })
        const [a = '', b = '', c = '', d = '', e = '', f = ''] = paths
        const names = all.map(([name]) => name)
        const map = Object.fromEntries(names.map((name) => [name, { Value: { S: 'x' } }]))
        const common = { TableName: 'GameScores', ExpressionAttributeNames }
        const Key = { UserId: { S: 'me' }, GameTitle: { S: 'x' } }
        const equal = { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'me' }] }
        const KeyConditions = { UserId: equal }
        const ExpressionAttributeValues = { ':v': { S: 'me' } }
        const own = { KeyConditionExpression: 'UserId = :v', ExpressionAttributeValues }
        const filter = `(${a} = :v OR NOT contains(${b}, :v)) AND ${c} IN (:v, ${d}) AND size(${e}) > ${f}`
        const update = `set ${a} = if_not_exists(${b}, :v) + ${c} remove ${d} ADD ${e} :v DELETE ${f} :v`
        const asked: readonly (readonly [string, Encoded])[] = [
          ['GetItem', { ...common, Key, ProjectionExpression: paths.join(' , ') }],
          ['GetItem', { ...common, Key, AttributesToGet: names }],
          ['UpdateItem', { ...common, Key, UpdateExpression: update }],
          ['UpdateItem', { ...common, Key, AttributeUpdates: map }],
          ['UpdateItem', { ...common, Key, Expected: map }],
          ['DeleteItem', { ...common, Key, ConditionExpression: filter }],
          ['PutItem', { ...common, Item: { ...Key, ...map } }],
          ['PutItem', { ...common, Item: Key, ConditionExpression: filter }],
          ['Scan', { ...common, FilterExpression: filter }],
          ['Scan', { ...common, ScanFilter: map }],
          ['Query', { ...common, ...own, FilterExpression: filter }],
          ['Query', { ...common, KeyConditions, QueryFilter: map }],
          [
            'BatchGetItem',
            { RequestItems: { GameScores: { ...common, Keys: [Key], AttributesToGet: names } } },
          ],
          [
            'BatchWriteItem',
            { RequestItems: { GameScores: [{ PutRequest: { Item: { ...Key, ...map } } }] } },
          ],
          [
            'TransactWriteItems',
            {
              TransactItems: [
                {
                  Update: { ...common, Key, UpdateExpression: update, ConditionExpression: filter },
                },
              ],
            },
          ],
          [
            'TransactGetItems',
            { TransactItems: [{ Get: { ...common, Key, ProjectionExpression: paths.join(',') } }] },
          ],
        ]
        for (const [operation, input] of asked) {
          const [request] = dynamodbRequests(operation, input, options)
          expect(request?.unreadable, operation).toBeUndefined()
          const carried = request?.context['dynamodb:Attributes'] ?? []
          for (const name of names) expect(carried, operation).toContain(name)
        }
      }),
    )
  })
})
