/** How sentences speak of the one who asks: as you, or by a name. */
import type { Principal } from './decision.ts'

export interface CallerWords {
  /** `you`, `the rival` */
  readonly subject: string
  /** `your`, `the rival’s` */
  readonly possessive: string
  /** `your role’s policies` */
  readonly policies: string
}

/** @param caller `the rival`; `undefined` for the reader. */
export function callerWords(caller: string | undefined, principal: Principal): CallerWords {
  const subject = caller ?? 'you'
  const possessive = caller === undefined ? 'your' : `${caller}’s`
  const isRole = principal.type === 'role-session'
  return {
    subject,
    possessive,
    policies: `${possessive} ${isRole ? 'role’s policies' : 'policies'}`,
  }
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
