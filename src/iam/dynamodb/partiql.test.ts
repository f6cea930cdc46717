import { describe, expect, it } from 'vitest'
import { table, me, rival, requests, only, key, leading, attributes } from './request-fixture.ts'

describe('PartiQL', () => {
  const statement = (Statement: unknown, Parameters?: unknown) =>
    only('ExecuteStatement', { Statement, Parameters })

  it.each([
    ["SELECT Wins FROM GameScores WHERE UserId = 'me'", 'Select', ['Wins', 'UserId']],
    ['select "Wins" from "GameScores" where "UserId" = ?', 'Select', ['Wins', 'UserId']],
    [
      "-- x\nSELECT Wins FROM GameScores /* y */ WHERE Losses > ? AND UserId = 'me'",
      'Select',
      ['Wins', 'Losses', 'UserId'],
    ],
    [
      "INSERT INTO GameScores VALUE {'UserId': 'me', 'GameTitle': ?}",
      'Insert',
      ['UserId', 'GameTitle'],
    ],
    [
      "UPDATE GameScores SET Wins = 1 SET Losses = ? REMOVE A.b WHERE UserId = 'me' AND GameTitle = 'x'",
      'Update',
      ['Wins', 'Losses', 'A', 'UserId', 'GameTitle'],
    ],
    [
      "DELETE FROM GameScores WHERE UserId = 'me' AND GameTitle = ''''",
      'Delete',
      ['UserId', 'GameTitle'],
    ],
  ])('reads %s', (text, verb, names) => {
    const request = statement(text, [me])
    expect(request).toMatchObject({ action: `dynamodb:PartiQL${verb}`, resource: table })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['me'])
    expect(attributes(request)).toEqual(names)
    expect(key(request, 'FullTableScan')).toBe(verb === 'Select' ? 'false' : undefined)
  })

  it('takes the parameters in order', () => {
    const request = statement('SELECT * FROM GameScores WHERE Wins = ? AND UserId = ?', [
      { N: '1' },
      rival,
    ])
    expect(leading(request)).toEqual(['rival'])
    expect(key(request, 'Select')).toBe('ALL_ATTRIBUTES')
  })

  it.each(['SELECT Wins FROM GameScores', "SELECT Wins FROM GameScores WHERE GameTitle = 'x'"])(
    'knows that %s reads the whole table',
    (text) => {
      const request = statement(text)
      expect(leading(request)).toBeUndefined()
      expect(key(request, 'FullTableScan')).toBe('true')
      expect(key(request, 'Select')).toBe('SPECIFIC_ATTRIBUTES')
      expect(request.unreadable).toBeUndefined()
    },
  )

  it('asks for the index of a SELECT', () => {
    const request = statement(`SELECT * FROM "GameScores"."Board" WHERE GameTitle = 'x'`)
    expect(request.resource).toBe(`${table}/index/Board`)
    expect(leading(request)).toEqual(['x'])
    expect(key(request, 'Select')).toBe('ALL_PROJECTED_ATTRIBUTES')
  })

  it('tells what an UPDATE or DELETE returns', () => {
    const where = "WHERE UserId = 'me' AND GameTitle = 'x'"
    expect(key(statement(`DELETE FROM GameScores ${where}`), 'ReturnValues')).toBe('NONE')
    const update = `UPDATE GameScores SET Wins = 1 ${where} RETURNING MODIFIED NEW *`
    expect(key(statement(update), 'ReturnValues')).toBe('UPDATED_NEW')
    expect(
      key(statement(`DELETE FROM GameScores ${where} RETURNING ALL OLD *`), 'ReturnValues'),
    ).toBe('ALL_OLD')
  })

  it.each([
    ["SELECT * FROM GameScores WHERE UserId IN ['me', 'rival']", 'Select'],
    ["SELECT * FROM GameScores WHERE UserId = 'me' OR UserId = 'rival'", 'Select'],
    ["SELECT * FROM GameScores WHERE NOT UserId = 'me'", 'Select'],
    ["SELECT * FROM GameScores WHERE UserId = 'me' AND UserId = 'rival'", 'Select'],
    ["SELECT * FROM GameScores WHERE (UserId = 'rival')", 'Select'],
    ["SELECT * FROM GameScores WHERE UserId = 'me' ORDER BY GameTitle", 'Select'],
    ['SELECT * FROM GameScores WHERE UserId = ?', 'Select'],
    ["EXISTS(SELECT * FROM GameScores WHERE UserId = 'rival')", 'Select'],
    ["SELECT size(Wins) FROM GameScores WHERE UserId = 'me'", 'Select'],
    ['INSERT INTO GameScores VALUE ?', 'Insert'],
    ["INSERT INTO GameScores VALUE {'GameTitle': 'x'}", 'Insert'],
    ["INSERT INTO GameScores VALUE {'UserId': 'me', 'UserId': 'rival'}", 'Insert'],
    ['UPDATE GameScores SET Wins = 1', 'Update'],
    ["UPDATE GameScores SET Wins = 1 WHERE GameTitle = 'x'", 'Update'],
    ['DELETE FROM GameScores', 'Delete'],
    [
      "DELETE FROM GameScores WHERE UserId = 'me'; DELETE FROM GameScores WHERE UserId = 'rival'",
      'Delete',
    ],
    ['DROP TABLE GameScores', 'Select'],
    ["SELECT * FROM GameScores WHERE UserId = 'me", 'Select'],
    ['', 'Select'],
    [5, 'Select'],
    [undefined, 'Select'],
  ])('says that it does not understand %s', (text, verb) => {
    const request = statement(text)
    expect(request.action).toBe(`dynamodb:PartiQL${verb}`)
    expect(request.unreadable).toBeDefined()
  })

  it('asks for each statement of a batch or a transaction', () => {
    const list = [
      { Statement: "SELECT Wins FROM GameScores WHERE UserId = 'me'" },
      { Statement: "INSERT INTO Numbers VALUE {'Id': 5.0}" },
    ]
    const batch = requests('BatchExecuteStatement', { Statements: list })
    expect(batch.map(({ action }) => action)).toEqual([
      'dynamodb:PartiQLSelect',
      'dynamodb:PartiQLInsert',
    ])
    expect(batch.map(leading)).toEqual([['me'], ['5']])
    const transaction = requests('ExecuteTransaction', { TransactStatements: list })
    for (const request of transaction) {
      expect(key(request, 'EnclosingOperation')).toBe('ExecuteTransaction')
    }
    for (const operation of ['BatchExecuteStatement', 'ExecuteTransaction']) {
      expect(only(operation, { Statements: [] }).unreadable).toBeDefined()
    }
  })
})
