/**
 * `IpAddress` and `NotIpAddress`: an address within a range in CIDR notation. IPv4 and IPv6 are two worlds: no range of one holds
 * an address of the other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
import { fixedValue, type ConditionOperator, type OperatorFamily } from './operator.ts'

const ipAddress: ConditionOperator = {
  negated: false,
  read: (text) => {
    const range = readRange(text)
    if (!range)
      return { problem: `"${text}" is not an IP address or a range such as 203.0.113.0/24` }
    return fixedValue(text, (requestValue) => {
      const address = readAddress(requestValue)
      return address !== undefined && isWithin(address, range)
    })
  },
  accepts: (requestValue) => readAddress(requestValue) !== undefined,
}

export const ipAddressOperators: OperatorFamily = {
  IpAddress: ipAddress,
  NotIpAddress: { ...ipAddress, negated: true },
}

/** Bytes, four or sixteen. */
type Address = readonly number[]

interface Range {
  readonly address: Address
  readonly prefixBits: number
}

/** Without a prefix length the range is one address. Bits beyond the prefix are ignored. */
function readRange(text: string): Range | undefined {
  const [addressText = '', prefix, ...rest] = text.split('/')
  const address = readAddress(addressText)
  if (!address || rest.length > 0) return undefined
  const allBits = address.length * 8
  if (prefix === undefined) return { address, prefixBits: allBits }
  if (!/^(?:0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > allBits) return undefined
  return { address, prefixBits: Number(prefix) }
}

function isWithin(address: Address, { address: base, prefixBits }: Range): boolean {
  if (address.length !== base.length) return false
  return base.every((byte, index) => {
    const bits = Math.min(Math.max(prefixBits - index * 8, 0), 8)
    const mask = (0xff << (8 - bits)) & 0xff
    return ((byte ^ (address[index] ?? 0)) & mask) === 0
  })
}

function readAddress(text: string): Address | undefined {
  return text.includes(':') ? readIpv6(text) : readIpv4(text)
}

/** Four decimal numbers. A leading zero could mean octal, so it is refused. */
function readIpv4(text: string): Address | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) {
    return undefined
  }
  const bytes = parts.map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : undefined
}

/** Eight groups of hex digits; `::` once for a run of zeros; the last two groups may be an IPv4 address. */
function readIpv6(text: string): Address | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, index) => readGroups(half, index === halves.length - 1))
  if (!head) return undefined
  if (halves.length === 1) return head.length === 16 ? head : undefined
  if (!tail || head.length + tail.length > 14) return undefined
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail]
}

/** Bytes of `2001:db8:203.0.113.9`; none for an empty text. */
function readGroups(text: string, mayEndInIpv4: boolean): Address | undefined {
  if (text === '') return []
  const bytes: number[] = []
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    if (mayEndInIpv4 && index === groups.length - 1 && group.includes('.')) {
      const ipv4 = readIpv4(group)
      if (!ipv4) return undefined
      bytes.push(...ipv4)
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 0xff)
    }
  }
  return bytes
}
