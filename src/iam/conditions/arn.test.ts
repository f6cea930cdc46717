import { describe, expect, it } from 'vitest'
import { isMet, problemsOf, type Row } from './condition-fixture.ts'

const role = 'arn:aws:iam::123456789012:role/Guest'

const rows: readonly Row[] = [
  ['ArnEquals', role, role, true],
  ['ArnLike', role, role, true],
  ['ArnEquals', 'arn:aws:iam::123456789012:role/*', role, true],
  ['ArnLike', 'arn:aws:iam::123456789012:role/*', role, true],
  ['ArnLike', 'arn:aws:iam::*:role/Guest', role, true],
  ['ArnLike', 'arn:*:iam::123456789012:role/Gues?', role, true],
  ['ArnLike', 'arn:aws:*:*:*:*', role, true],
  ['ArnLike', 'arn:aws:iam::123456789012:role/guest', role, false],
  ['ArnLike', 'arn:aws:iam::123456789012:user/*', role, false],
  ['ArnLike', 'arn:aws:iam::12345678901?:*', role, true],
  ['ArnLike', 'arn:aws:iam::?:*', role, false],
  ['ArnLike', 'arn:aws:iam:*:*', role, false],
  ['ArnLike', 'arn:aws:iam*::role/Guest', role, false],
  ['ArnLike', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/us-west-2:me/x', true],
  ['ArnLike', 'arn:aws:s3:::b/*:me', 'arn:aws:s3:::b/us-west-2:me', true],
  ['ArnLike', ['arn:aws:s3:::a', 'arn:aws:s3:::b'], 'arn:aws:s3:::b', true],
  ['ArnEquals', role, undefined, false],
  ['ArnNotEquals', role, role, false],
  ['ArnNotLike', 'arn:aws:iam::*:role/*', role, false],
  ['ArnNotLike', 'arn:aws:iam::*:user/*', role, true],
  ['ArnNotEquals', role, undefined, true],
  ['ArnNotLike', role, undefined, true],
  ['ArnLikeIfExists', 'arn:aws:iam::*:user/*', undefined, true],
  ['ArnLikeIfExists', 'arn:aws:iam::*:user/*', role, false],
  ['ArnLike', role, [role], false],
  ['ForAnyValue:ArnLike', 'arn:aws:iam::*:role/*', ['arn:aws:s3:::b', role], true],
  ['ForAllValues:ArnLike', 'arn:aws:iam::*:role/*', ['arn:aws:s3:::b', role], false],
  ['ForAllValues:ArnNotLike', 'arn:aws:iam::*:role/*', ['arn:aws:s3:::b'], true],
]

const noArns = ['*', '', 'role/Guest', 'arn:aws:iam::role/Guest', 'arn:*', 'urn:aws:iam::1:role/x']

describe('ARN operators', () => {
  it.each(rows)('%s %j against %j: %s', (...row) => {
    expect(isMet(row)).toBe(row[3])
  })

  it.each(noArns)('never lets the request value %j through, and always denies it', (value) => {
    for (const operator of ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals']) {
      expect(isMet([operator, 'arn:*:*:*:*:*', value])).toBe(false)
      expect(isMet([operator, 'arn:*:*:*:*:*', value], 'Deny')).toBe(true)
    }
  })

  it.each([...noArns, 'arn*:aws:iam::1:role/x'])('refuses %j in a policy', (value) => {
    expect(problemsOf('ArnLike', value)).toEqual([`"${value}" is not an ARN of six segments.`])
    expect(isMet(['ArnNotLike', value, role])).toBe(false)
    expect(isMet(['ArnLike', value, role], 'Deny')).toBe(true)
  })

  describe('with variables', () => {
    const own = 'arn:aws:iam::${k:account}:role/${k:name}'

    it.each([
      [{ 'k:account': '123456789012', 'k:name': 'Guest' }, true],
      [{ 'k:account': '210987654321', 'k:name': 'Guest' }, false],
      [{ 'k:account': '123456789012' }, false],
      [{ 'k:account': '123456789012', 'k:name': ['Guest'] }, false],
      // A wildcard in a value is a plain character, and its colons do not shift the segments.
      [{ 'k:account': '123456789012', 'k:name': '*' }, false],
      [{ 'k:account': '*', 'k:name': 'Guest' }, false],
    ])('replaces them by %j: %s', (context, met) => {
      expect(isMet(['ArnLike', own, role], 'Allow', context)).toBe(met)
      expect(isMet(['ArnEquals', own, role], 'Allow', context)).toBe(met)
    })

    it('keeps a value with colons in its segment', () => {
      const value = 'x:123456789012'
      const shifted = 'arn:aws:iam:x:123456789012:role/Guest'
      const pattern = 'arn:aws:iam:${k:b}:role/Guest:*'
      expect(isMet(['ArnLike', pattern, shifted], 'Allow', { 'k:b': value })).toBe(false)
    })

    it('takes a default, with a colon too', () => {
      const pattern = "arn:aws:iam::123456789012:role/${k:b, 'a:b'}"
      const odd = 'arn:aws:iam::123456789012:role/a:b'
      expect(isMet(['ArnLike', pattern, odd])).toBe(true)
    })

    it('refuses what is no variable', () => {
      expect(problemsOf('ArnLike', 'arn:aws:iam::${k}:role/x')).toEqual([
        '"${k}" is not a policy variable.',
      ])
    })
  })
})
