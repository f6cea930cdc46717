import { describe, expect, it } from 'vitest'
import { isMet, problemsOf, type Row } from './condition-fixture.ts'

const rows: readonly Row[] = [
  ['IpAddress', '203.0.113.0/24', '203.0.113.77', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.1', false],
  ['IpAddress', '203.0.113.9', '203.0.113.9', true],
  ['IpAddress', '203.0.113.9', '203.0.113.8', false],
  ['IpAddress', '203.0.113.9/32', '203.0.113.9', true],
  ['IpAddress', '203.0.113.9/24', '203.0.113.1', true],
  ['IpAddress', '203.0.113.0/25', '203.0.113.127', true],
  ['IpAddress', '203.0.113.0/25', '203.0.113.128', false],
  ['IpAddress', '128.0.0.0/1', '255.1.2.3', true],
  ['IpAddress', '128.0.0.0/1', '127.255.255.255', false],
  ['IpAddress', '0.0.0.0/0', '8.8.8.8', true],
  ['IpAddress', '0.0.0.0/0', '::1', false],
  ['IpAddress', '::/0', '8.8.8.8', false],
  ['IpAddress', '::/0', 'fe80::1', true],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678:9::1', true],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5679::1', false],
  ['IpAddress', '2001:db8::/33', '2001:db8:7fff::', true],
  ['IpAddress', '2001:db8::/33', '2001:db8:8000::', false],
  ['IpAddress', '::1', '0:0:0:0:0:0:0:1', true],
  ['IpAddress', '::ffff:192.0.2.1', '::ffff:c000:201', true],
  ['IpAddress', '1:2:3:4:5:6:192.0.2.1', '1:2:3:4:5:6:c000:0201', true],
  ['IpAddress', '192.0.2.1', '::ffff:192.0.2.1', false],
  ['IpAddress', ['192.0.2.0/24', '203.0.113.0/24'], '203.0.113.1', true],
  ['IpAddress', '203.0.113.0/24', undefined, false],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.77', false],
  ['NotIpAddress', '203.0.113.0/24', '203.0.114.1', true],
  ['NotIpAddress', '203.0.113.0/24', '2001:db8::1', true],
  ['NotIpAddress', ['192.0.2.0/24', '203.0.113.0/24'], '192.0.2.1', false],
  ['NotIpAddress', '203.0.113.0/24', undefined, true],
  ['IpAddressIfExists', '203.0.113.0/24', undefined, true],
  ['IpAddressIfExists', '203.0.113.0/24', '8.8.8.8', false],
  ['IpAddress', '203.0.113.0/24', ['203.0.113.1'], false],
  ['ForAnyValue:IpAddress', '203.0.113.0/24', ['8.8.8.8', '203.0.113.1'], true],
  ['ForAllValues:IpAddress', '203.0.113.0/24', ['8.8.8.8', '203.0.113.1'], false],
]

const noAddresses = [
  'localhost',
  '',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.01',
  '203.0.113.1.1',
  '203.0.113.1 ',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  ':::',
  '12345::',
  'g::1',
  'fe80::1%eth0',
  '192.0.2.1::',
]

describe('IP address operators', () => {
  it.each(rows)('%s %j against %j: %s', (...row) => {
    expect(isMet(row)).toBe(row[3])
  })

  it.each(noAddresses)('never lets the request value %j through, and always denies it', (value) => {
    for (const operator of ['IpAddress', 'NotIpAddress']) {
      expect(isMet([operator, '0.0.0.0/0', value])).toBe(false)
      expect(isMet([operator, '0.0.0.0/0', value], 'Deny')).toBe(true)
    }
  })

  it.each([
    ...noAddresses,
    '203.0.113.0/33',
    '203.0.113.0/-1',
    '203.0.113.0/024',
    '203.0.113.0/',
    '203.0.113.0/24/8',
    '::/129',
    '203.0.113.*',
  ])('refuses %j in a policy', (value) => {
    expect(problemsOf('IpAddress', value)).toEqual([
      `"${value}" is not an IP address or a range such as 203.0.113.0/24.`,
    ])
    expect(isMet(['NotIpAddress', value, '8.8.8.8'])).toBe(false)
    expect(isMet(['IpAddress', value, '8.8.8.8'], 'Deny')).toBe(true)
  })
})
