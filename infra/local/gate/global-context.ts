/** Where a request to the stand-in comes from, as condition keys. Which keys those are is `src/iam/request-context.ts`'s business. */
import type { RequestContext } from '../../../src/iam/decision.ts'
import { surroundingsContext } from '../../../src/iam/request-context.ts'

export interface RequestSurroundings {
  readonly region: string
  /** Address of the other end of the connection. */
  readonly sourceIp: string
  readonly userAgent: string | undefined
  readonly now: Date
}

/** `aws:SecureTransport` is false: the stand-in speaks plain HTTP, and says so. */
export function globalContext(surroundings: RequestSurroundings): RequestContext {
  return surroundingsContext({ ...surroundings, secureTransport: false })
}
