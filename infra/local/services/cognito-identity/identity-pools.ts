/** Identity pools as the template provisions them. */
export interface IdentityPool {
  /** `us-west-2:uuid` */
  readonly id: string
  readonly name: string
  readonly allowUnauthenticated: boolean
  readonly allowClassic: boolean
  readonly roles: {
    readonly unauthenticated?: string | undefined
    readonly authenticated?: string | undefined
  }
}

export interface IdentityPools {
  find(identityPoolId: string): IdentityPool | undefined
  list(): readonly IdentityPool[]
}
