/** A gate with one role, a clock to turn, and guests to let in, for tests. */
import { ServiceError } from '../../errors.ts'
import type { RawRequest } from '../../http/raw-request.ts'
import type { Role } from '../../roles.ts'
import { createAuthenticator } from '../authenticate.ts'
import type { Caller } from '../caller.ts'
import type { IamUser } from '../iam-user.ts'
import { createSessions, type SessionCredentials, type Sessions } from '../sessions.ts'
import type { SignedService } from '../signed-service.ts'
import { dynamodb } from './services.ts'
import { countingBytes, now, region } from './signed-request.ts'

const installationKey = new Uint8Array(32).fill(7)
const otherInstallationKey = new Uint8Array(32).fill(8)

export const policy = { Version: '2012-10-17', Statement: [] } as const

export const guestRole: Role = {
  roleName: 'leading-key-GuestRole-1A2B3C',
  path: '/',
  arn: 'arn:aws:iam::123456789012:role/leading-key-GuestRole-1A2B3C',
  roleId: 'AROAGUESTROLE23456723',
  account: '123456789012',
  trustPolicy: policy,
  policies: [{ policyName: 'OwnScores', document: policy }],
}

export const webIdentity = {
  provider: 'cognito-identity.amazonaws.com',
  sub: 'us-west-2:11111111-2222-3333-4444-555555555555',
  aud: 'us-west-2:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  amr: ['unauthenticated'],
}

export interface Refusal {
  /** With namespace, as on the wire. */
  readonly code: string
  readonly message: string
  readonly status: number
}

export interface Gate {
  readonly authenticate: (request: RawRequest, service: SignedService) => Promise<Caller>
  readonly sessions: Sessions
  /** Sessions of an earlier run with the same installation key, and of another installation. */
  readonly earlierSessions: Sessions
  readonly otherSessions: Sessions
  setNow(date: Date): void
  setRoles(roles: readonly Role[]): void
  issueGuest(from?: Sessions): Promise<SessionCredentials>
  /** How a request is refused; throws when it is not. For DynamoDB unless a service is given. */
  refusal(request: RawRequest, service?: SignedService): Promise<Refusal>
}

export function createGate(users: readonly IamUser[]): Gate {
  let present = now
  let roles: readonly Role[] = [guestRole]
  const clock = { now: () => present }
  const sessionsWith = (key: Uint8Array) =>
    createSessions({ installationKey: key, clock, random: countingBytes() })
  const sessions = sessionsWith(installationKey)
  const authenticator = createAuthenticator({
    region,
    sessions,
    roles: { find: (name) => roles.find(({ roleName }) => roleName === name) },
    users,
    clock,
  })

  const authenticate: Gate['authenticate'] = async (request, service) =>
    authenticator(request, service)

  return {
    authenticate,
    sessions,
    earlierSessions: sessionsWith(installationKey),
    otherSessions: sessionsWith(otherInstallationKey),
    setNow(date) {
      present = date
    },
    setRoles(newRoles) {
      roles = newRoles
    },
    issueGuest: (from = sessions) =>
      from.issueSession({
        role: guestRole,
        sessionName: 'CognitoIdentityCredentials',
        webIdentity,
        sessionPolicies: 'cognito-guest',
      }),
    async refusal(request, service = dynamodb) {
      try {
        await authenticate(request, service)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        const { code, message, status, namespace } = error
        return { code: namespace === undefined ? code : `${namespace}#${code}`, message, status }
      }
      throw new Error('The request was not refused.')
    },
  }
}

export const unknownKey: Refusal = {
  code: 'com.amazon.coral.service#UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
  status: 400,
}

export const badToken: Refusal = {
  ...unknownKey,
  message: 'The security token included in the request is invalid',
}

export const invalidSignature = 'com.amazon.coral.service#InvalidSignatureException'
