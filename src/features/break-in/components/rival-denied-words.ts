/** What is said where the policy that somebody is changing keeps the rival from their own item. */
import type { PreparedRival } from '../../../aws/contract.ts'

export function rivalDeniedWords(denied: NonNullable<PreparedRival['denied']>): string {
  return denied === 'Query'
    ? 'The rival’s item could not be looked up: IAM denied them Query.'
    : 'The rival’s item could not be put in place: IAM denied them UpdateItem.'
}
