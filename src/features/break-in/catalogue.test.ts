import { describe, expect, it } from 'vitest'
import { serviceOf, type Aim, type Attempt } from '../../domain/attempt.ts'
import { gameScoreAttributes } from '../../domain/game-score.ts'
import type { Statement } from '../../iam/policy-document.ts'
import { anIdentityId } from '../../testing/builders.ts'
import { decideAsGuest, ownScoresPolicy, testFilesBucket } from '../../testing/decide-as-guest.ts'
import { attempts, attemptsOn } from './catalogue.ts'

const subjects = {
  tableName: 'GameScores',
  filesBucket: testFilesBucket,
  ownIdentityId: anIdentityId('1'),
  rivalIdentityId: anIdentityId('2'),
}

const decide = (attempt: Attempt, aim: Aim) =>
  decideAsGuest(attempt.operation, attempt.input(aim, subjects), subjects.ownIdentityId)

const decidedByIam = attempts.filter(({ operation }) => serviceOf(operation) !== 'cognito-identity')
const cases = decidedByIam.flatMap((attempt) =>
  (['own', 'rival'] as const).map((aim) => [attempt.id, aim, attempt] as const),
)

describe('under the policy of the template', () => {
  it.each(cases)('%s on %s is decided as expected', (_, aim, attempt) => {
    const decisions = decide(attempt, aim)
    expect(decisions.length).toBeGreaterThan(0)
    const granted = decisions.every(({ result }) => result === 'allowed')
    expect(granted ? 'granted' : 'denied').toBe(attempt.expected[aim])
  })

  it.each(cases.filter(([, aim, { expected }]) => expected[aim] === 'denied'))(
    '%s on %s is refused by the statement and the condition that it names',
    (_, aim, { decidedBy, ...attempt }) => {
      const refused = decide(attempt, aim).find(({ result }) => result !== 'allowed')
      const statement = refused?.statements.find(({ sid }) => sid === decidedBy?.sid)
      expect(statement).toBeDefined()
      const unmet = statement?.conditions.filter(({ met }) => !met).map(({ key }) => key)
      const { conditionKey, element } = decidedBy ?? {}
      expect(statement?.action).toBe(conditionKey !== undefined || element !== undefined)
      if (element !== undefined) expect(statement?.resource).toBe(false)
      if (conditionKey !== undefined) expect(unmet).toContain(conditionKey)
    },
  )

  it('is the condition alone that refuses, where the rival is the only difference', () => {
    const onTable = attempts.filter(({ operation }) => serviceOf(operation) === 'dynamodb')
    for (const attempt of onTable.filter(({ expected }) => expected.own === 'granted')) {
      const unmet = decide(attempt, 'rival').flatMap(({ statements }) =>
        statements
          .filter(({ action }) => action)
          .flatMap(({ conditions }) => conditions.filter(({ met }) => !met)),
      )
      expect(unmet.map(({ key }) => key)).toEqual(['dynamodb:LeadingKeys'])
    }
  })
})

describe('the catalogue', () => {
  it('names each attempt once, in the form of a URL', () => {
    const ids = attempts.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('keeps the attempts of a group together: its order is that of the list', () => {
    const groups = attempts.map(({ group }) => group)
    const turns = groups.filter((group, index) => group !== groups[index - 1])
    expect(turns).toEqual(['read', 'get in another way', 'write', 'reach files', 'cheat'])
  })

  it('lists the attributes that the policy lists', () => {
    const [statement] = ownScoresPolicy.Statement as readonly Statement[]
    expect(statement?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']).toEqual([
      ...gameScoreAttributes,
    ])
  })

  it('touches only the Test Range of the own partition and prefix', () => {
    for (const attempt of attempts) {
      const input = JSON.stringify(attempt.input('own', subjects))
      expect(input).not.toContain(subjects.rivalIdentityId)
      expect(input).not.toContain('Meteor Blasters')
      expect(input).not.toContain('avatar')
    }
  })

  it("aims at the rival's real score, or at all that the rival has", () => {
    for (const attempt of attempts) {
      expect(JSON.stringify(attempt.input('rival', subjects))).toContain(subjects.rivalIdentityId)
    }
  })

  it('has nothing to reach for in a stack without a bucket for files', () => {
    expect(attemptsOn({ filesBucket: testFilesBucket })).toBe(attempts)
    const rest = attemptsOn({})
    expect(rest.some(({ group }) => group === 'reach files')).toBe(false)
    expect(rest.length).toBeGreaterThan(9)
  })

  it("asks for the rival's credentials, which Cognito grants", () => {
    const attempt = attempts.find(({ operation }) => operation === 'GetCredentialsForIdentity')
    expect(attempt?.input('rival', subjects)).toEqual({ IdentityId: subjects.rivalIdentityId })
    expect(attempt?.expected).toEqual({ own: 'granted', rival: 'granted' })
    expect(attempt?.decidedBy).toBeUndefined()
  })
})
