import { describe, expect, it } from 'vitest'
import type { ExplainedCall } from '../../config/explain-call.ts'
import type { StackConfig } from '../../config/stack-config.ts'
import type { Aim } from '../../domain/attempt.ts'
import type { RequestContext } from '../../iam/decision.ts'
import { evaluate } from '../../iam/evaluate.ts'
import { plainText } from '../../iam/explain-sentence.ts'
import type { PolicyDocument } from '../../iam/policy-document.ts'
import { aStackConfig, anIdentityId } from '../../testing/builders.ts'
import { ownFilesPolicy, ownScoresPolicy, testFilesBucket } from '../../testing/decide-as-guest.ts'
import { attempts } from './catalogue.ts'
import { explainAttempt } from './why.ts'

const subjects = {
  tableName: 'GameScores',
  filesBucket: testFilesBucket,
  ownIdentityId: anIdentityId('1'),
  rivalIdentityId: anIdentityId('9'),
}

function configWith(...documents: PolicyDocument[]): StackConfig {
  const config = aStackConfig()
  const policies = documents.map((document, index) => ({
    name: `Policy${String(index)}`,
    document,
  }))
  return { ...config, roles: { ...config.roles, guest: { ...config.roles.guest, policies } } }
}

function explain(
  attemptId: string,
  aim: Aim,
  config = configWith(ownScoresPolicy, ownFilesPolicy),
) {
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) throw new Error(`no attempt ${attemptId}`)
  return explainAttempt({ attempt, aim, subjects, access: 'guest', config })
}

function explained(...input: Parameters<typeof explain>) {
  const why = explain(...input)
  if (why?.kind !== 'explained') throw new Error('not explained')
  return why
}

const names = new Map([
  [subjects.ownIdentityId, 'ME'],
  [subjects.rivalIdentityId, 'RIVAL'],
])

/** The headline, then what would pass, identity IDs by name. */
function words(why: Extract<ExplainedCall, { kind: 'explained' }>): readonly string[] {
  const { headline, wouldPass } = why.decisive.explanation
  return [headline, ...wouldPass].map((sentence) =>
    plainText(sentence, (value) => names.get(value) ?? value),
  )
}

describe('explaining the attempts of the catalogue by the policy of the template', () => {
  const cases = attempts
    .filter(({ operation }) => operation !== 'GetCredentialsForIdentity')
    .flatMap((attempt) => (['own', 'rival'] as const).map((aim) => ({ attempt, aim })))

  it.each(cases)('predicts what $attempt.id gives on $aim', ({ attempt, aim }) => {
    expect(explain(attempt.id, aim)).toMatchObject({
      kind: 'explained',
      predicted: attempt.expected[aim],
    })
  })

  it.each(cases.filter(({ attempt, aim }) => attempt.expected[aim] === 'denied'))(
    'names what the catalogue says refuses $attempt.id on $aim',
    ({ attempt, aim }) => {
      const { kind, nearest, unmet } = explained(attempt.id, aim).decisive.explanation
      const conditionKey = attempt.decidedBy?.conditionKey
      expect(nearest?.trace.sid).toBe(attempt.decidedBy?.sid)
      if (conditionKey === undefined) expect(kind).toBe('nothing-allows')
      else expect(unmet.map(({ trace }) => trace.key)).toContain(conditionKey)
    },
  )

  const theirs = 'You asked for RIVAL’s partition. The policy allows only your own.'
  const askOwn = 'Ask for the partition ME.'
  const granted = (action: string) => [
    `The statement PlayersReachOnlyTheirOwnPartition allows dynamodb:${action}, and all its conditions are met.`,
  ]
  const scan = [
    'No statement of your role’s policies allows dynamodb:Scan. What nothing allows is denied, on anyone’s partition.',
    'A Query for one partition: PlayersReachOnlyTheirOwnPartition keeps requests to partitions, and a Scan names none.',
  ]
  const all = 'Your request does not say which attributes it wants, so it would get all of them.'
  const askOwnPrefix = 'Ask for the prefix ME/, with its slash, or for one below it.'
  const nameThem = 'Name the attributes, in ProjectionExpression.'

  it.each<readonly [string, Aim, readonly string[]]>([
    ['get-item', 'own', granted('GetItem')],
    ['get-item', 'rival', [theirs, askOwn]],
    ['query', 'own', granted('Query')],
    ['query', 'rival', [theirs, askOwn]],
    ['batch-get-item', 'own', granted('BatchGetItem')],
    [
      'batch-get-item',
      'rival',
      [
        'You asked for RIVAL’s partition as well. The policy allows only your own.',
        'Leave RIVAL out, and ask for the partition ME alone.',
      ],
    ],
    ['scan', 'own', scan],
    ['scan', 'rival', scan],
    ['get-item-whole', 'own', [all, nameThem]],
    ['get-item-whole', 'rival', [theirs, askOwn, nameThem]],
    [
      'get-item-unlisted',
      'own',
      [
        'Your request names Email, which the policy does not list.',
        'Leave out Email, and name only attributes that the policy lists.',
      ],
    ],
    ['put-item', 'own', granted('PutItem')],
    ['put-item', 'rival', [theirs, askOwn]],
    ['update-item', 'own', granted('UpdateItem')],
    ['update-item', 'rival', [theirs, askOwn]],
    ['delete-item', 'own', granted('DeleteItem')],
    ['delete-item', 'rival', [theirs, askOwn]],
    [
      'list-all-objects',
      'rival',
      [
        'You asked for no prefix in particular, and so for everybody’s files. The policy allows only your own.',
        askOwnPrefix,
      ],
    ],
    [
      'list-objects',
      'rival',
      ['You asked for RIVAL’s files. The policy allows only your own.', askOwnPrefix],
    ],
    [
      'list-objects-without-slash',
      'own',
      [
        'The prefix ME lacks its slash, and other prefixes could begin with the same text.',
        askOwnPrefix,
      ],
    ],
    [
      'list-objects-without-slash',
      'rival',
      [
        'You asked for RIVAL’s files, without the slash at the end. The policy allows only your own.',
        askOwnPrefix,
      ],
    ],
  ])('has words for %s on %s', (attemptId, aim, expected) => {
    expect(words(explained(attemptId, aim))).toEqual(expected)
  })

  it.each(cases)('has words for whatever comes of $attempt.id on $aim', ({ attempt, aim }) => {
    const [headline, ...wouldPass] = words(explained(attempt.id, aim))
    expect(headline).toMatch(/^[A-Z].*\.$/)
    expect(wouldPass.length > 0).toBe(attempt.expected[aim] === 'denied')
  })

  it.each(cases.filter(({ attempt, aim }) => attempt.expected[aim] === 'denied'))(
    'would allow $attempt.id on $aim with what it says would pass',
    ({ attempt, aim }) => {
      const { decisive, policies } = explained(attempt.id, aim)
      const { kind, passingChanges } = decisive.explanation
      if (kind === 'nothing-allows') {
        expect(passingChanges).toBeUndefined()
        return
      }
      const { context } = decisive.request
      const changed = { ...context, ...passingChanges } as RequestContext
      expect(evaluate({ ...decisive.request, context: changed }, policies).result).toBe('allowed')
    },
  )
})

it('shows the rival’s identity as the request’s value and one’s own as the policy’s', () => {
  const { request, explanation } = explained('get-item', 'rival').decisive
  expect(request.action).toBe('dynamodb:GetItem')
  expect(explanation.unmet).toMatchObject([
    {
      trace: {
        key: 'dynamodb:LeadingKeys',
        requestValues: [subjects.rivalIdentityId],
        policyValues: [subjects.ownIdentityId],
        policyValuesAsWritten: ['${cognito-identity.amazonaws.com:sub}'],
      },
      failing: [subjects.rivalIdentityId],
    },
  ])
})

it('tells an explicit deny from an action that nothing allows', () => {
  const deny: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Sid: 'NobodyReads', Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' },
  }
  const why = explained('get-item', 'own', configWith(ownScoresPolicy, deny))
  expect(why.predicted).toBe('denied')
  expect(why.decisive.explanation).toMatchObject({
    kind: 'explicit-deny',
    nearest: { trace: { sid: 'NobodyReads' } },
  })
})

it('cannot explain without the policies of the role', () => {
  const config = aStackConfig()
  const roles = { ...config.roles, guest: { arn: config.roles.guest.arn } }
  expect(explain('get-item', 'rival', { ...config, roles })).toEqual({
    kind: 'unexplained',
    because: 'policies-private',
  })
})

it('does not ask IAM about an operation that Cognito leaves to everyone', () => {
  expect(explain('get-credentials-for-identity', 'rival')).toBeUndefined()
})
