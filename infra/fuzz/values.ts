/** What requests are made of: whose partition, which attribute, what value. Mostly right, now and then wrong. */
import fc from 'fast-check'

/** Stands for the identity ID of the guest who signs. Replaced when a request is sent, so that a case repeats by its seed. */
export const mine = '@me@'
/** Stands for the identity ID of the other guest. */
export const rivals = '@rival@'

export type Json = unknown

export const identity: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(mine) },
  { weight: 6, arbitrary: fc.constant(rivals) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      `${mine} `,
      ` ${mine}`,
      `${mine}\u0000`,
      `${mine}#1`,
      mine.toUpperCase(),
      '*',
      '${cognito-identity.amazonaws.com:sub}',
      '',
      'x'.repeat(2049),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

export const sortKey = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('Meteor Blasters', 'Test Range', 'Attack Ships') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)

const allowedNames = [
  'UserId',
  'GameTitle',
  'Wins',
  'Losses',
  'TopScore',
  'TopScoreDateTime',
  'RecentRounds',
]

/** Of a top-level attribute. */
export const attributeName = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...allowedNames) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Admin',
      'userid',
      'a.b',
      'a[0]',
      'SET',
      'toString',
      'constructor',
      'length',
      '0',
      '',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer().map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '0',
      '-0',
      '1e125',
      '1e126',
      '-1e-130',
      '1e-131',
      '0.1',
      '00',
      '+1',
      '1.',
      '.5',
      '1e',
      'NaN',
      'Infinity',
      '',
      ' 1',
      '0x1',
      '123456789012345678901234567890123456789',
      '1e999999999999',
    ),
  },
)

const binary = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('AQID', 'AA==', '/+8=') },
  { weight: 1, arbitrary: fc.constantFrom('', '=', 'A', '!!', 'AQID\n') },
)

const text = fc.oneof(identity, sortKey, fc.string({ unit: 'binary', maxLength: 10 }))

const brokenValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    {},
    null,
    'text',
    1,
    true,
    [],
    { S: null },
    { S: 1 },
    { N: 1 },
    { S: 'a', N: '1' },
    { X: 'y' },
    { SS: 'a' },
    { SS: [null] },
    { SS: [] },
    { SS: ['a', 'a'] },
    { NS: ['1', '1.0'] },
    { NS: ['x'] },
    { L: [null] },
    { L: {} },
    { M: [] },
    { M: { a: null } },
    { NULL: false },
    { BOOL: 'true' },
    { s: 'lower' },
    { toString: 'a' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

export const attributeValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json; deep: Json }>((tie) => ({
  value: fc.oneof(
    { weight: 14, arbitrary: text.map((S) => ({ S })) },
    { weight: 14, arbitrary: number.map((N) => ({ N })) },
    { weight: 1, arbitrary: binary.map((B) => ({ B })) },
    { weight: 1, arbitrary: fc.boolean().map((BOOL) => ({ BOOL })) },
    { weight: 1, arbitrary: fc.constant({ NULL: true }) },
    { weight: 1, arbitrary: fc.uniqueArray(text, { maxLength: 3 }).map((SS) => ({ SS })) },
    { weight: 1, arbitrary: fc.uniqueArray(number, { maxLength: 3 }).map((NS) => ({ NS })) },
    { weight: 1, arbitrary: fc.uniqueArray(binary, { maxLength: 3 }).map((BS) => ({ BS })) },
    { weight: 2, arbitrary: tie('deep') },
    { weight: 1, arbitrary: brokenValue },
  ),
  deep: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(attributeName, tie('value'), { maxKeys: 3 }).map((M) => ({ M })),
    fc
      .integer({ min: 1, max: 40 })
      .map((depth) => Array.from({ length: depth }).reduce<Json>((L) => ({ L: [L] }), { S: 'x' })),
  ),
})).value

export const key: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      UserId: identity.map((S) => ({ S })),
      GameTitle: sortKey.map((S) => ({ S })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { UserId: attributeValue, GameTitle: attributeValue, [mine]: attributeValue },
      { requiredKeys: [] },
    ),
  },
)

export const item: fc.Arbitrary<Json> = fc
  .tuple(key, fc.dictionary(attributeName, attributeValue, { maxKeys: 4 }))
  .map(([keys, others]) => ({ ...others, ...(keys as object) }))

/** Shrinks to the first. */
export const tableName = fc.oneof(
  { weight: 20, arbitrary: fc.constant('GameScores') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
      'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores/index/Board',
      'arn:aws:dynamodb:eu-west-1:123456789012:table/GameScores',
      'arn:aws:dynamodb:us-west-2:210987654321:table/GameScores',
      'gamescores',
      'GameScores/index/Board',
      'constructor',
      '../GameScores',
      'GameScores~',
      '',
    ),
  },
)
