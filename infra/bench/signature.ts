/** The check of one signature, session token and all, against nothing but the hashing that no check can do without. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createAuthenticator } from '../local/gate/authenticate.ts'
import { createSessions } from '../local/gate/sessions.ts'
import type { RawRequest } from '../local/http/raw-request.ts'
import type { JsonProtocol } from '../local/http/service.ts'
import type { BenchOptions } from './bench-options.ts'
import { figure, type Figure } from './figure.ts'
import { measuredOperations, scoreCall } from './score-calls.ts'
import { createSigner } from './signed-request.ts'
import { timeInTurn } from './time-calls.ts'

const part = 'signature'
const guestCount = 64
const requestCount = 3 * 1024

const protocol: JsonProtocol = {
  kind: 'aws-json',
  targetPrefix: 'DynamoDB_20120810',
  contentType: 'application/x-amz-json-1.0',
  errorNamespace: 'com.amazon.coral.service',
  dynamoDbFraming: true,
}
const service = { signingName: 'dynamodb', protocol } as const

export async function measureSignature({
  rounds,
  quick,
}: BenchOptions): Promise<readonly Figure[]> {
  const clock = { now: () => new Date() }
  const random = (sizeBytes: number) => randomBytes(sizeBytes)
  const sessions = createSessions({ installationKey: random(32), clock, random })
  const role = {
    roleName: 'GuestRole',
    path: '/',
    arn: 'arn:aws:iam::123456789012:role/GuestRole',
    roleId: 'AROAEXAMPLEROLE234567',
    account: '123456789012',
    trustPolicy: { Version: '2012-10-17', Statement: [] },
    policies: [],
  } as const
  const authenticate = createAuthenticator({
    region: 'us-west-2',
    sessions,
    roles: { find: (name) => (name === role.roleName ? role : undefined) },
    users: [],
    clock,
  })

  const requests: RawRequest[] = []
  for (let guest = 0; guest < guestCount; guest++) {
    const identityId = `us-west-2:00000000-1111-4222-8333-${String(guest).padStart(12, '0')}`
    const credentials = await sessions.issueSession({
      role,
      sessionName: 'CognitoIdentityCredentials',
      webIdentity: {
        provider: 'cognito-identity.amazonaws.com',
        sub: identityId,
        aud: 'us-west-2:99999999-8888-4777-8666-555555555555',
        amr: ['unauthenticated'],
      },
      sessionPolicies: 'cognito-guest',
    })
    const sign = createSigner(credentials, 'localhost:4566')
    for (let nth = 0; nth < requestCount / guestCount; nth++) {
      const operation = measuredOperations[nth % 3] ?? 'GetItem'
      const { rawHeaders, body } = sign(scoreCall(operation, identityId, nth))
      requests.push({ method: 'POST', target: '/', rawHeaders, body: Buffer.from(body) })
    }
  }

  const requestAt = (nth: number) => {
    const request = requests[nth % requests.length]
    if (request === undefined) throw new Error('There is nothing to check.')
    return request
  }
  const key = random(32)
  const text = requestAt(0).rawHeaders.join('\n')
  const times = await timeInTurn(
    {
      check: (nth) => authenticate(requestAt(nth), service),
      // Of the body, of a text as long as the canonical request, and of the string to sign.
      hash: (nth) => {
        createHash('sha256').update(requestAt(nth).body).digest('hex')
        const hash = createHash('sha256').update(text).digest('hex')
        return createHmac('sha256', key).update(hash).digest('hex')
      },
    },
    { rounds, times: quick ? 20_000 : 100_000 },
  )
  return [
    figure({
      part,
      name: 'authenticate, p50',
      unit: 'µs',
      rounds: times.check.map(({ p50 }) => p50),
      reference: { name: 'hashing alone', rounds: times.hash.map(({ p50 }) => p50) },
      goal: { of: 'value', atMost: 15 },
      note: `${guestCount} guests, ${requests.length} different requests; signing keys and session tokens are known by then`,
    }),
    figure({
      part,
      name: 'authenticate, p99',
      unit: 'µs',
      rounds: times.check.map(({ p99 }) => p99),
    }),
  ]
}
