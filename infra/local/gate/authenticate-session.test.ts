import { beforeEach, describe, expect, it } from 'vitest'
import { administrators } from '../administrators.ts'
import { badToken, createGate, guestRole, unknownKey, type Gate } from './testing/gate.ts'
import { dynamodb, sts } from './testing/services.ts'
import { signedRequest } from './testing/signed-request.ts'

const [administrator] = administrators
let gate: Gate

beforeEach(() => {
  gate = createGate(administrators)
})

describe('the session token', () => {
  it('must be there', async () => {
    const { accessKeyId, secretAccessKey } = await gate.issueGuest()
    expect(await gate.refusal(signedRequest({ accessKeyId, secretAccessKey }))).toEqual(badToken)
  })

  it("must be that key's own: guests cannot swap tokens", async () => {
    const [mine, theirs] = [await gate.issueGuest(), await gate.issueGuest()]
    const swapped = signedRequest({ ...mine, sessionToken: theirs.sessionToken })
    expect(await gate.refusal(swapped)).toEqual(badToken)
    // Nor after both were opened and are known.
    await gate.authenticate(signedRequest(mine), dynamodb)
    await gate.authenticate(signedRequest(theirs), dynamodb)
    expect(await gate.refusal(swapped)).toEqual(badToken)
  })

  it('must open', async () => {
    const credentials = await gate.issueGuest()
    const elsewhere = await gate.issueGuest(gate.otherSessions)
    const tampered = credentials.sessionToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const sessionToken of ['x', 'a.b.c.d.e', elsewhere.sessionToken, tampered]) {
      const request = signedRequest({ ...credentials, sessionToken })
      expect(await gate.refusal(request)).toEqual(badToken)
    }
    const request = signedRequest({ ...credentials, sessionToken: 'x' }, { service: 'sts' })
    expect(await gate.refusal(request, sts)).toEqual({
      ...badToken,
      code: 'InvalidClientTokenId',
      status: 403,
    })
  })

  it('does not go with a long-term key', async () => {
    const { sessionToken } = await gate.issueGuest()
    const request = signedRequest({ ...administrator, sessionToken })
    expect(await gate.refusal(request)).toEqual(badToken)
  })

  it('expires after an hour, which answers after a bad token', async () => {
    const credentials = await gate.issueGuest()
    expect(credentials.expiresAt).toEqual(new Date('2026-11-22T09:30:00Z'))
    const signingDate = new Date('2026-11-22T09:29:59Z')
    const request = signedRequest(credentials, { signingDate })
    gate.setNow(new Date('2026-11-22T09:29:59.999Z'))
    await expect(gate.authenticate(request, dynamodb)).resolves.toBeDefined()

    gate.setNow(new Date('2026-11-22T09:30:00Z'))
    expect(await gate.refusal(request)).toEqual({
      code: 'com.amazon.coral.service#ExpiredTokenException',
      message: 'The security token included in the request is expired',
      status: 400,
    })
    const forSts = signedRequest(credentials, { signingDate, service: 'sts' })
    expect(await gate.refusal(forSts, sts)).toMatchObject({ code: 'ExpiredToken', status: 403 })
    const bad = signedRequest({ ...credentials, sessionToken: 'x' }, { signingDate })
    expect(await gate.refusal(bad)).toEqual(badToken)
  })

  it('ends with its role, even when one of the same name takes its place', async () => {
    const request = signedRequest(await gate.issueGuest())
    gate.setRoles([])
    expect(await gate.refusal(request)).toEqual(unknownKey)
    gate.setRoles([{ ...guestRole, roleId: 'AROAGUESTROLE23456724' }])
    expect(await gate.refusal(request)).toEqual(unknownKey)
    gate.setRoles([guestRole])
    await expect(gate.authenticate(request, dynamodb)).resolves.toBeDefined()
  })
})
