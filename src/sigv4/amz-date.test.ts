import { describe, expect, it } from 'vitest'
import { formatAmzDate, parseAmzDate, parseHttpDate } from './amz-date.ts'

describe('parseAmzDate', () => {
  it('reads what formatAmzDate writes', () => {
    const date = new Date('2026-11-22T08:30:59.999Z')
    expect(formatAmzDate(date)).toBe('20261122T083059Z')
    expect(parseAmzDate('20261122T083059Z')).toEqual(new Date('2026-11-22T08:30:59Z'))
  })

  it.each([
    '',
    '201',
    '2026-11-22T08:30:59Z',
    '20261122T083059',
    '20261122T083059Z ',
    '20261322T083059Z',
    '20260230T083059Z',
    '20261122T250059Z',
    '00261122T083059Z',
  ])('does not read %j', (text) => {
    expect(parseAmzDate(text)).toBeUndefined()
  })
})

describe('parseHttpDate', () => {
  it('reads the preferred form', () => {
    expect(parseHttpDate('Sun, 22 Nov 2026 08:30:59 GMT')).toEqual(new Date('2026-11-22T08:30:59Z'))
  })

  it.each([
    '',
    '201',
    '2026-11-22',
    'Mon, 22 Nov 2026 08:30:59 GMT',
    'Sun, 22 Nov 2026 08:30:59 +0100',
  ])('does not read %j', (text) => {
    expect(parseHttpDate(text)).toBeUndefined()
  })
})
