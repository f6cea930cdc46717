import { describe, expect, it } from 'vitest'
import type { Json } from './testing/stack-of.ts'
import { stackOf, problemsOf, at } from './testing/stack-of.ts'

describe('AWS::Cognito::IdentityPool', () => {
  it('allows the classic flow unless told otherwise, as AWS does', () => {
    const poolWith = (properties: Json) =>
      stackOf({
        X: ['Cognito::IdentityPool', { AllowUnauthenticatedIdentities: false, ...properties }],
      }).identityPools[0]
    expect(poolWith({})).toMatchObject({ allowUnauthenticated: false, allowClassic: true })
    expect(poolWith({ AllowClassicFlow: false })).toMatchObject({ allowClassic: false })
  })

  it('refuses what the stand-in has not, by name', () => {
    const properties = { AllowUnauthenticatedIdentities: true, SupportedLoginProviders: {} }
    expect(problemsOf({ X: ['Cognito::IdentityPool', properties] })).toEqual([
      `${at}.SupportedLoginProviders: The stand-in knows no 'SupportedLoginProviders' in AWS::Cognito::IdentityPool.`,
    ])
  })
})
