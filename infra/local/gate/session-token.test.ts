import { CompactEncrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { deriveKey } from './installation-key.ts'
import { createSessionTokens, type SessionClaims } from './session-token.ts'

const installationKey = new Uint8Array(32).fill(7)
const tokens = createSessionTokens(installationKey)
const claims: SessionClaims = {
  accessKeyId: 'ASIAAAAAAAAAAAAAAAAA',
  roleName: 'GuestRole',
  roleId: 'AROAGUESTROLE23456723',
  account: '123456789012',
  sessionName: 'CognitoIdentityCredentials',
  issuedAt: new Date('2026-11-22T08:30:00Z'),
  expiresAt: new Date('2026-11-22T09:30:00Z'),
  webIdentity: { provider: 'p', sub: 'us-west-2:1', aud: 'us-west-2:2', amr: ['unauthenticated'] },
  sessionPolicies: 'cognito-guest',
}

function sealRaw(payload: unknown, key = deriveKey(installationKey, 'session token')) {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(key)
}

describe('a session token', () => {
  it('opens to what was sealed, also the second time and in another run', async () => {
    const token = await tokens.seal(claims)
    expect(await tokens.open(token)).toEqual(claims)
    expect(await tokens.open(token)).toEqual(claims)
    expect(await createSessionTokens(installationKey).open(token)).toEqual(claims)
  })

  it('hides what it holds', async () => {
    const token = await tokens.seal(claims)
    const text = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect(text.join()).not.toContain('us-west-2')
  })

  it('does not open elsewhere', async () => {
    const elsewhere = createSessionTokens(new Uint8Array(32).fill(8))
    expect(await elsewhere.open(await tokens.seal(claims))).toBeUndefined()
  })

  it('does not open once any of its characters is changed', async () => {
    const token = await tokens.seal(claims)
    for (let index = 0; index < token.length; index += 1) {
      for (const other of ['A', 'B', '.', '=', ' ']) {
        if (token[index] === other) continue
        const tampered = token.slice(0, index) + other + token.slice(index + 1)
        expect(await tokens.open(tampered), String(index)).toBeUndefined()
      }
    }
    expect(await tokens.open(`${token}=`)).toBeUndefined()
  })

  it('does not open with a key for another purpose', async () => {
    const token = await sealRaw({}, deriveKey(installationKey, 'secret access key'))
    expect(await tokens.open(token)).toBeUndefined()
  })

  it.each([
    ['another version', { version: 2 }],
    ['session policies that are not known', { sessionPolicies: 'all' }],
    ['no expiry', { expiresAt: undefined }],
    ['a web identity without amr', { webIdentity: { provider: 'p', sub: 's', aud: 'a' } }],
    ['no account', { account: 1 }],
  ])('does not open with %s', async (_name, change) => {
    const sealed = { ...claims, version: 1, issuedAt: 1, expiresAt: 2 }
    expect(await tokens.open(await sealRaw(sealed))).toBeDefined()
    expect(await tokens.open(await sealRaw({ ...sealed, ...change }))).toBeUndefined()
  })
})
