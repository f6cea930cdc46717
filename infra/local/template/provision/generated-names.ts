/** Names as CloudFormation and IAM make them up. */
import type { RandomBytes } from '../../random.ts'

export const upperCaseAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
export const lowerCaseAndDigits = 'abcdefghijklmnopqrstuvwxyz0123456789'
export const lettersAndDigits = `${upperCaseAndDigits}abcdefghijklmnopqrstuvwxyz`

/** Names, not secrets: they need to differ, not to be hard to guess. */
export function randomText(random: RandomBytes, alphabet: string, length: number): string {
  const bytes = random(length * 2)
  return Array.from({ length }, (_, index) => {
    const number = (bytes[index * 2] ?? 0) * 256 + (bytes[index * 2 + 1] ?? 0)
    return alphabet.charAt(number % alphabet.length)
  }).join('')
}

/**
 * `<stack>-<logical ID>-<12 random characters>`, shortened where it is too long: stack name and logical ID get half of the
 * room each, and one that needs less leaves the rest to the other.
 *
 * Observed in public deployments: roles `amplify-d16rku8chyqko6-ma-amplifyAuthauthenticatedU-vIfSPpmivOXJ` and
 * `amplify-d16rku8chyqko6-ma-amplifyAuthunauthenticate-BWUXhcADDWXe`: 25 + 25 + 12 and two hyphens make 64.
 *
 * @param maxLength 64 for a role.
 */
export function generatedName(
  stackName: string,
  logicalId: string,
  suffix: string,
  maxLength: number,
): string {
  const room = maxLength - suffix.length - 2
  const half = Math.floor(room / 2)
  const stackRoom = Math.max(half, room - logicalId.length)
  const stackPart = stackName.slice(0, stackRoom)
  const logicalPart = logicalId.slice(0, room - stackPart.length)
  return `${stackPart}-${logicalPart}-${suffix}`
}

/** Of a distribution or an origin access control: `E1A2B3C4D5E6F7`. */
export function cloudFrontId(random: RandomBytes): string {
  return `E${randomText(random, upperCaseAndDigits, 13)}`
}
