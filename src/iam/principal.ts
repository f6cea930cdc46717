/**
 * Principal elements of resource-based and trust policies: whom a statement speaks of, and how directly.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { Principal } from './decision.ts'

/**
 * How a Principal element covers a caller, from nearest to farthest: by the ARN of the session or user itself, by the role behind
 * the session, by `*`, by the account. The nearer a grant, the fewer of the caller's own policies may still refuse.
 */
export type Coverage = 'itself' | 'role' | 'everyone' | 'account' | 'none'

const nearestFirst: readonly Coverage[] = ['itself', 'role', 'everyone', 'account', 'none']

/** The Principal element, read once: principal type to its values. `*` stands under `AWS`. */
export type PrincipalValues = ReadonlyMap<string, readonly string[]>

/** Who asks: someone that IAM knows, or one that an identity provider or a service vouches for, as in a trust policy. */
export type Asking = Principal | Vouched

export interface Vouched {
  readonly type: 'federated' | 'service'
  /** `cognito-identity.amazonaws.com` */
  readonly name: string
}

export function coverageOf(values: PrincipalValues, asking: Asking): Coverage {
  const listed = (type: string) => values.get(type) ?? []
  if ('name' in asking) {
    const type = asking.type === 'federated' ? 'Federated' : 'Service'
    return listed(type).includes(asking.name) ? 'itself' : 'none'
  }
  const coverages = listed('AWS').map((value): Coverage => {
    if (value === '*') return 'everyone'
    if (asking.type === 'anonymous') return 'none'
    if (value === asking.arn) return 'itself'
    if (value === asking.roleArn) return 'role'
    const ofAccount =
      value === asking.account ||
      (value.startsWith('arn:') && value.endsWith(`:iam::${asking.account}:root`))
    return ofAccount ? 'account' : 'none'
  })
  return nearestFirst.find((coverage) => coverages.includes(coverage)) ?? 'none'
}
