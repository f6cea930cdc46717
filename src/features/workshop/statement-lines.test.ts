import { expect, it } from 'vitest'
import type { Statement } from '../../iam/policy-document.ts'
import { hasFocus, statementLines, type StatementFocus } from './statement-lines.ts'

const statement: Statement = {
  Sid: 'Own',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
  Resource: 'arn',
  Condition: {
    'ForAllValues:StringEquals': {
      'dynamodb:LeadingKeys': ['me'],
      'dynamodb:Attributes': ['Wins'],
    },
    Null: { 'dynamodb:LeadingKeys': 'false' },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  },
}

const written = (focus?: StatementFocus) =>
  statementLines(statement, focus).map(
    ({ text, indent, lit }) => (lit ? '> ' : '  ') + '  '.repeat(indent) + text,
  )

it('keeps the lines of one condition key under every operator, and says where something is left out', () => {
  expect(written({ condition: 'dynamodb:leadingkeys' })).toEqual([
    '  {',
    '    "Sid": "Own",',
    '    "Effect": "Allow",',
    '    …',
    '    "Condition": {',
    '>     "ForAllValues:StringEquals": {',
    '>       "dynamodb:LeadingKeys": [',
    '>         "me"',
    '>       ],',
    '        …',
    '      },',
    '>     "Null": {',
    '>       "dynamodb:LeadingKeys": "false"',
    '>     },',
    '      …',
    '    }',
    '  }',
  ])
})

it('keeps one operator’s condition', () => {
  expect(written({ condition: 'dynamodb:LeadingKeys', operator: 'Null' }).slice(4)).toEqual([
    '    "Condition": {',
    '      …',
    '>     "Null": {',
    '>       "dynamodb:LeadingKeys": "false"',
    '>     },',
    '      …',
    '    }',
    '  }',
  ])
})

it('keeps an element', () => {
  expect(written({ element: 'Action' })).toEqual([
    '  {',
    '    "Sid": "Own",',
    '    "Effect": "Allow",',
    '>   "Action": [',
    '>     "dynamodb:GetItem",',
    '>     "dynamodb:Query"',
    '>   ],',
    '    …',
    '  }',
  ])
})

it('is the whole statement, as JSON, without a focus', () => {
  const text = statementLines(statement)
    .map(({ text: line }) => line)
    .join('')
  expect(JSON.parse(text)).toEqual(statement)
})

it('says where the focus finds nothing', () => {
  expect(hasFocus(statement, { condition: 'dynamodb:Select' })).toBe(true)
  expect(hasFocus(statement, { condition: 'dynamodb:ReturnValues' })).toBe(false)
  expect(hasFocus(statement, { condition: 'dynamodb:Select', operator: 'Null' })).toBe(false)
  expect(hasFocus(statement, { element: 'NotAction' })).toBe(false)
})
