/** Readings of the policies that the app shows, to the letter; and of every document in cases/, that nothing is left out. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTemplatePolicies } from '../testing/template-policies.ts'
import { cognitoGuestSessionPolicies } from './cognito-guest-session-policies.ts'
import { readingText, readPolicy, type ReadingKind } from './plain-reading.ts'

const linesOf = (document: unknown, kind: ReadingKind = 'identity') =>
  readPolicy(document, kind).map((reading) => readingText(reading).split('\n'))

describe('the template’s policies', () => {
  const { ownScores, ownFiles, guestTrust, playerTrust } = readTemplatePolicies()

  it('reads the statement that keeps players apart', () => {
    const [reading] = readPolicy(ownScores, 'identity')
    expect(reading?.sid).toBe('PlayersReachOnlyTheirOwnPartition')
    expect(reading?.effect).toBe('Allow')
    expect(reading?.guards).toEqual([
      'leading keys',
      'attributes',
      'what a read returns',
      'what a write returns',
    ])
    expect(linesOf(ownScores)).toEqual([
      [
        'Allows dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem and dynamodb:BatchWriteItem on arn:aws:dynamodb:us-west-2:123456789012:table/GameScores (the table GameScores), if all 5 of these hold:',
        'Every partition key that the request touches (dynamodb:LeadingKeys) is exactly ${cognito-identity.amazonaws.com:sub}. Also met where there are none. Null on the same key closes that. The variable stands for the identity ID in the credentials.',
        'Every attribute that the request names (dynamodb:Attributes) is exactly one of UserId, GameTitle, Wins, Losses, TopScore, TopScoreDateTime or RecentRounds. Also met where there are none. Nothing in this statement demands that there are any.',
        'The request carries dynamodb:LeadingKeys: there is at least one partition key that the request touches. Null false says that the key must not be missing.',
        'If the request carries dynamodb:Select (what a read asks for), it is exactly SPECIFIC_ATTRIBUTES. Also met by a request without the key.',
        'If the request carries dynamodb:ReturnValues (what a write asks to get back), it is exactly one of NONE, UPDATED_OLD or UPDATED_NEW. Also met by a request without the key.',
      ],
    ])
  })

  it('reads the statements that keep files apart', () => {
    const bucket = 'arn:aws:s3:::leading-key-playerfiles-1a2b3c4d5e6f'
    const wildcard = '* stands for any characters.'
    const variable = 'The variable stands for the identity ID in the credentials.'
    expect(linesOf(ownFiles)).toEqual([
      [
        `Allows s3:GetObject and s3:DeleteObject on ${bucket}/\${cognito-identity.amazonaws.com:sub}/* (objects in that bucket), without any condition.`,
        wildcard,
        variable,
      ],
      [
        `Allows s3:PutObject on ${bucket}/\${cognito-identity.amazonaws.com:sub}/*.png (objects in that bucket), without any condition.`,
        wildcard,
        variable,
      ],
      [
        `Allows s3:ListBucket on ${bucket} (the bucket as a whole), if this holds:`,
        `s3:prefix (the beginning of keys that a list asks for) matches \${cognito-identity.amazonaws.com:sub}/*. ${wildcard} ${variable}`,
      ],
    ])
    expect(readPolicy(ownFiles, 'identity').flatMap(({ guards }) => guards)).toEqual(['the prefix'])
  })

  it.each([
    [guestTrust, 'unauthenticated'],
    [playerTrust, 'authenticated'],
  ])('reads whom the trust policies let in', (document, how) => {
    expect(linesOf(document, 'trust')).toEqual([
      [
        'Allows sts:AssumeRoleWithWebIdentity for whoever the identity provider cognito-identity.amazonaws.com vouches for, if both of these hold:',
        'cognito-identity.amazonaws.com:aud (the identity pool that vouches for the caller) is exactly us-west-2:00000000-aaaa-4bbb-8ccc-dddddddddddd.',
        `At least one word on how the caller came (cognito-identity.amazonaws.com:amr) matches ${how}. Not met where there are none.`,
      ],
    ])
  })

  it('reads what Cognito’s session policies leave to a guest', () => {
    expect(cognitoGuestSessionPolicies.map((document) => linesOf(document))).toEqual([
      [
        [
          'Allows cloudwatch:*, logs:*, dynamodb:*, kinesis:*, mobileanalytics:*, s3:*, ses:*, sns:*, sqs:*, lambda:*, machinelearning:*, execute-api:*, iot:*, gamelift:*, cognito-identity:*, cognito-idp:*, lex:*, polly:*, comprehend:*, translate:*, transcribe:*, rekognition:*, mobiletargeting:*, firehose:*, appsync:*, personalize:*, sagemaker:InvokeEndpoint, cognito-sync:*, codewhisperer:*, textract:DetectDocumentText, textract:AnalyzeDocument and sdb:* on every resource (*), without any condition.',
          '* stands for any characters.',
        ],
      ],
      [
        [
          'Allows rum:PutRumEvents, sagemaker:InvokeEndpoint, polly:*, comprehend:*, translate:*, transcribe:*, rekognition:*, mobiletargeting:*, firehose:*, personalize:*, geo:GetMap*, geo:SearchPlaceIndex*, geo:GetPlace, geo:CalculateRoute*, geo:*Geofence, geo:*Geofences, geo:*DevicePosition*, kms:Encrypt, kms:Decrypt, kms:ReEncryptTo, kms:ReEncryptFrom, kms:GenerateDataKey, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and kms:GenerateDataKeyWithoutPlaintext on every resource (*), without any condition.',
          '* stands for any characters.',
        ],
      ],
    ])
  })
})

describe('conditions', () => {
  const read = (
    condition: unknown,
    { effect = 'Allow', version = '2012-10-17' }: { effect?: string; version?: string } = {},
  ) => {
    const statement = { Effect: effect, Action: 'a:B', Resource: '*', Condition: condition }
    return linesOf({ Version: version, Statement: [statement] })[0]?.slice(1)
  }

  it.each([
    ['StringEquals', 'x', 'k:a is exactly x.'],
    ['StringEquals', ['x', 'y'], 'k:a is exactly one of x or y.'],
    ['StringNotEquals', 'x', 'k:a is not x. Also met by a request without the key.'],
    ['StringEqualsIgnoreCase', 'x', 'k:a is exactly x, in capitals or not.'],
    ['StringLike', 'x*', 'k:a matches x*. * stands for any characters.'],
    ['ArnLike', 'arn:aws:s3:::b', 'k:a matches the ARN arn:aws:s3:::b.'],
    [
      'ArnNotEquals',
      'arn:aws:s3:::b',
      'k:a does not match the ARN arn:aws:s3:::b. Also met by a request without the key.',
    ],
    ['Bool', true, 'k:a is true.'],
    ['NumericLessThan', 5, 'k:a is less than 5.'],
    ['NumericLessThanEquals', [5, 6], 'k:a is at most at least one of 5 or 6.'],
    ['NumericGreaterThanEquals', 5, 'k:a is at least 5.'],
    ['NumericNotEquals', 5, 'k:a is not the number 5. Also met by a request without the key.'],
    ['DateLessThan', '2026-11-22', 'k:a is before 2026-11-22.'],
    ['DateGreaterThanEquals', '2026-11-22', 'k:a is at or after 2026-11-22.'],
    ['IpAddress', ['10.0.0.0/8', '::1'], 'k:a lies in one of 10.0.0.0/8 or ::1.'],
    [
      'NotIpAddress',
      '10.0.0.0/8',
      'k:a does not lie in 10.0.0.0/8. Also met by a request without the key.',
    ],
    ['BinaryEquals', 'QQ==', 'k:a has the bytes (as Base64) QQ==.'],
    ['Null', true, 'The request does not carry k:a. Null true says that the key must be missing.'],
    [
      'Null',
      ['true', 'false'],
      'The request carries k:a or does not: always met. Null true or false asks for both.',
    ],
    [
      'BoolIfExists',
      'true',
      'If the request carries k:a, it is true. Also met by a request without the key.',
    ],
    [
      'ForAllValues:StringNotEquals',
      ['x', 'y'],
      'Every value of k:a is none of x or y. Also met where there are none. Nothing in this statement demands that there are any.',
    ],
    [
      'ForAnyValue:StringEquals',
      'x',
      'At least one value of k:a is exactly x. Not met where there are none.',
    ],
    [
      'ForAnyValue:StringEqualsIfExists',
      'x',
      'At least one value of k:a is exactly x. Where there are none, IAM’s guide says both that ForAnyValue is not met and that …IfExists is; here an Allow counts it as not met.',
    ],
  ])('reads %s %j', (operator, given, sentence) => {
    expect(read({ [operator]: { 'k:a': given } })).toEqual([sentence])
  })

  it('says that a Deny by ForAllValues strikes requests without the key', () => {
    const condition = { 'ForAllValues:StringEquals': { 'k:a': 'x' } }
    expect(read(condition, { effect: 'Deny' })?.[0]).toContain(
      'Also met where there are none. So this Deny strikes such requests, too.',
    )
  })

  it('says that a Deny by ForAnyValue with IfExists strikes requests without the key', () => {
    const condition = { 'ForAnyValue:StringEqualsIfExists': { 'k:a': 'x' } }
    expect(read(condition, { effect: 'Deny' })).toEqual([
      'If there is any, at least one value of k:a is exactly x. Where there are none, IAM’s guide says both that ForAnyValue is not met and that …IfExists is; here a Deny counts it as met.',
    ])
  })

  it('takes only a Null that demands the key for a guard', () => {
    const forAll = { 'ForAllValues:StringEquals': { 'k:a': 'x' } }
    const guard = 'Null on the same key closes that.'
    expect(read({ ...forAll, Null: { 'K:A': 'false' } })?.[0]).toContain(guard)
    for (const given of ['true', ['true', 'false']]) {
      expect(read({ ...forAll, Null: { 'k:a': given } })?.[0]).not.toContain(guard)
    }
    expect(read({ ...forAll, Null: { 'k:b': 'false' } })?.[0]).not.toContain(guard)
  })

  it('says that a bare operator never meets a key of many values', () => {
    expect(read({ StringEquals: { 'dynamodb:LeadingKeys': 'x' } })).toEqual([
      'dynamodb:LeadingKeys (the partition keys that the request touches) is exactly x. dynamodb:LeadingKeys holds many values. Without ForAllValues or ForAnyValue the condition is never met by a request that carries it.',
    ])
  })

  it('names the tag that a condition is about', () => {
    expect(read({ StringEquals: { 'aws:PrincipalTag/team': '${aws:ResourceTag/team}' } })).toEqual([
      'aws:PrincipalTag/team (the tag team of who asks) is exactly ${aws:ResourceTag/team}. The variable stands for the tag team of what is asked for.',
    ])
  })

  it('says that old policies have no variables', () => {
    const condition = { StringEquals: { 'k:a': '${aws:username}' } }
    expect(read(condition, { version: '2008-10-17' })).toEqual([
      'k:a is exactly ${aws:username}. The policy’s Version is not 2012-10-17, so ${…} is plain text here and no variable.',
    ])
  })

  it.each([
    [
      'Allow',
      'Frobnicate is an operator that is not known here. It stands on k:a with x; what it asks is not read. An Allow with an unknown operator applies to nothing.',
    ],
    [
      'Deny',
      'Frobnicate is an operator that is not known here. It stands on k:a with x; what it asks is not read. A Deny counts an unknown operator as met.',
    ],
  ])('guesses nothing of an unknown operator in an %s', (effect, sentence) => {
    expect(read({ Frobnicate: { 'k:a': 'x' } }, { effect })).toEqual([sentence])
  })

  it.each([
    [
      { NumericEquals: { 'k:a': 'five' } },
      'k:a is the number five. "five" is not a number. IAM refuses such a policy; here the Allow applies to nothing.',
    ],
    [
      { Null: { 'k:a': 'maybe' } },
      'Null on k:a is maybe, and not only true or false. IAM refuses such a policy; here the Allow applies to nothing.',
    ],
    [
      { StringEquals: { 'k:a': { x: 1 } } },
      'StringEquals on k:a has the value {"x":1}, which is no text, number, true or false. IAM refuses such a policy; here the Allow applies to nothing.',
    ],
    [{ StringEquals: 'x' }, 'StringEquals holds "x", which names no condition keys.'],
    ['x', 'Condition holds "x", which names no condition keys.'],
  ])('says what is wrong with %j', (condition, sentence) => {
    expect(read(condition)).toEqual([sentence])
  })
})

describe('elements', () => {
  const lead = (statement: object, kind: ReadingKind = 'identity') =>
    linesOf({ Version: '2012-10-17', Statement: statement }, kind)[0]?.[0]
  const all = { Effect: 'Allow', Action: '*', Resource: '*' }

  it.each([
    [all, 'Allows every action (*) on every resource (*), without any condition.'],
    [
      { Effect: 'Deny', NotAction: ['a:B', 'a:C'], NotResource: 'arn:aws:s3:::b/${aws:userid}' },
      'Denies every action except a:B and a:C on everything except arn:aws:s3:::b/${aws:userid} (objects in that bucket), without any condition.',
    ],
    [
      { ...all, Resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/T/index/I' },
      'Allows every action (*) on arn:aws:dynamodb:us-west-2:123456789012:table/T/index/I (the index I of the table T), without any condition.',
    ],
    [
      { Effect: 'Maybe', Resource: '*' },
      'Has the effect "Maybe" on an action that it does not name on every resource (*), without any condition.',
    ],
    [
      { ...all, Action: 5 },
      'Allows an action that cannot be read, 5 on every resource (*), without any condition.',
    ],
  ])('reads %j', (statement, sentence) => {
    expect(lead(statement)).toBe(sentence)
  })

  it.each([
    ['*', 'everyone (*)'],
    [{ AWS: '*' }, 'everyone (*)'],
    [{ AWS: ['123456789012', '210987654321'] }, 'the account 123456789012 and 210987654321'],
    [{ AWS: 'arn:aws:iam::123456789012:role/R' }, 'arn:aws:iam::123456789012:role/R'],
    [{ Service: 'cloudtrail.amazonaws.com' }, 'the service cloudtrail.amazonaws.com'],
    [{ CanonicalUser: '79a5' }, 'the S3 user of canonical ID 79a5'],
    [{ Robot: 'r2' }, 'a kind of principal not known here, Robot r2'],
  ])('reads the principal %j', (principal, phrase) => {
    expect(lead({ ...all, Principal: principal }, 'resource')).toBe(
      `Allows every action (*) on every resource (*) for ${phrase}, without any condition.`,
    )
    expect(lead({ ...all, Effect: 'Deny', NotPrincipal: principal }, 'resource')).toBe(
      `Denies every action (*) on every resource (*) for everyone except ${phrase}, without any condition.`,
    )
  })

  it('tells what IAM would refuse', () => {
    const lines = linesOf({ Statement: [{ ...all, Sid: 'A', Resources: '*' }] })[0]
    expect(lines?.at(-1)).toBe('The element Resources is not known.')
    const [undated] = linesOf({ Version: '2020-01-01', Statement: [all] })
    expect(undated?.at(-1)).toBe(`Version is '2012-10-17' or '2008-10-17', not "2020-01-01".`)
  })
})

describe('every document in cases', () => {
  const folder = new URL('cases/', import.meta.url)
  const documents = readdirSync(folder).flatMap((file) =>
    documentsIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  )

  it('is there', () => {
    expect(documents.length).toBeGreaterThan(100)
  })

  it.each(['identity', 'resource', 'trust'] as const)(
    'is read as %s without leaving out an action, key or value',
    (kind) => {
      for (const document of documents) {
        const { Statement: statement } = document
        const statements = [statement]
          .flat()
          .filter((each) => each !== null && typeof each === 'object')
        const readings = readPolicy(document, kind)
        expect(readings).toHaveLength(statements.length)
        for (const [index, reading] of readings.entries()) {
          const text = readingText(reading)
          for (const written of writtenIn(statements[index])) expect(text).toContain(written)
        }
      }
    },
  )

  it.each([undefined, null, 5, 'text', [], {}, { Statement: null }, { Statement: [null, 5] }])(
    'reads nothing from %j',
    (document) => {
      expect(readPolicy(document, 'identity')).toEqual([])
    },
  )
})

interface Document {
  readonly Statement: unknown
}

function documentsIn(value: unknown): readonly Document[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(documentsIn)
  return 'Statement' in value ? [value, ...inside] : inside
}

/** All that a statement says but its name and effect, down to each text. */
function writtenIn(statement: unknown): readonly string[] {
  if (typeof statement !== 'object' || statement === null) return []
  return Object.entries(statement).flatMap(([element, value]) =>
    element === 'Sid' || element === 'Effect' ? [] : textsIn(value),
  )
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([name, inside]) => {
    // Set prefixes, IfExists and the operator itself are told in words.
    const isTold =
      /^(ForA|String|Arn|Bool|Numeric|Date|IpAddress|NotIp|Binary|AWS|Federated|Service|Canonical)/.test(
        name,
      )
    return [
      ...(isTold &&
      inside !== null &&
      (typeof inside === 'object' || /^(AWS|Federated|Service|Canonical)/.test(name))
        ? []
        : [name]),
      ...textsIn(inside),
    ]
  })
}
