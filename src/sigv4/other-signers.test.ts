/**
 * Requests signed by the SDK's signer and by aws4fetch, in seeded variety: each verifies, and none does once a byte of
 * what was signed is changed.
 */
import { createHash, createHmac } from 'node:crypto'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { AwsV4Signer } from 'aws4fetch'
import { describe, expect, it } from 'vitest'
import { parseAuthorizationHeader } from './authorization-header.ts'
import { canonicalRequest } from './canonical-request.ts'
import { parseCredential } from './credential-scope.ts'
import type { Hashes } from './hashes.ts'
import { indexHeaders } from './header-index.ts'
import { calculateSignature } from './signature.ts'
import { deriveSigningKey } from './signing-key.ts'
import { stringToSign } from './string-to-sign.ts'

const hashes: Hashes = {
  sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
}

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const signingDate = new Date('2026-11-22T08:30:00Z')
const rounds = 150

interface SentRequest {
  readonly method: string
  readonly target: string
  readonly rawHeaders: readonly string[]
  readonly body: string
}

function headerOf(request: SentRequest, name: string): string {
  const index = request.rawHeaders.findIndex(
    (text, at) => at % 2 === 0 && text.toLowerCase() === name,
  )
  return request.rawHeaders[index + 1] ?? ''
}

function verifies(request: SentRequest): boolean {
  const header = parseAuthorizationHeader(headerOf(request, 'authorization'))
  const credential = parseCredential(header.credential ?? '')
  if (!credential) return false
  const canonical = canonicalRequest({
    ...request,
    headers: indexHeaders(request.rawHeaders),
    signedHeaders: header.signedHeaders?.split(';') ?? [],
    payloadHash: hashes.sha256Hex(request.body),
  })
  const amzDate = headerOf(request, 'x-amz-date')
  const text = stringToSign(
    { amzDate, scope: credential.scope, canonicalRequest: canonical },
    hashes,
  )
  const key = deriveSigningKey(secretAccessKey, credential.scope, hashes)
  return calculateSignature(key, text, hashes) === header.signature
}

/** A small seeded generator (mulberry32), so that a failing round can be run again. */
function createChance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0]
  const text = (alphabet: readonly [string, ...string[]], longest: number): string =>
    Array.from({ length: below(longest + 1) }, () => pick(alphabet)).join('')
  return { below, pick, text }
}

type Chance = ReturnType<typeof createChance>

const pathPieces = ['a', 'Z', '9', '-', '.', '..', '_', '~', '/', '//', '%20', '%2F', '%E1%88%B4', '+', '=', '@', ':', ',', "'", '(', ')', '*', '!', '$', '&', ';'] as const // prettier-ignore
const parameterPieces = ['a', 'B', '7', ' ', '+', '%', '=', '&', '/', '?', 'é', 'ሴ', '🎲', "'", '(', '*', '!', '-', '~', ';', ','] as const // prettier-ignore
const valuePieces = ['a', 'B', '7', ' ', '  ', '\t', '"', ',', ';', '=', '/', ':'] as const
const bodyPieces = ['{', '}', '"', 'a', ' ', '\n', 'é', '🎲', '0'] as const

function randomParameters(chance: Chance): Map<string, string[]> {
  const parameters = new Map<string, string[]>()
  for (let left = chance.below(5); left > 0; left -= 1) {
    const name = `p${chance.text(parameterPieces, 4)}`
    const values = Array.from({ length: 1 + chance.below(3) }, () =>
      chance.text(parameterPieces, 5),
    )
    parameters.set(name, values)
  }
  return parameters
}

function randomHeaders(chance: Chance): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let left = chance.below(5); left > 0; left -= 1) {
    headers[`X-${chance.pick(['Amz-Meta', 'Game', 'a'])}-${String(left)}`] =
      `v${chance.text(valuePieces, 8)}`
  }
  return headers
}

function credentialsOf(chance: Chance) {
  return {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey,
    sessionToken: chance.pick([undefined, `token/${chance.text(['a', '+', '/', '='], 30)}`]),
  }
}

function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

async function signWithSdk(chance: Chance): Promise<SentRequest> {
  const credentials = credentialsOf(chance)
  const signer = new SignatureV4({
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey,
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken }),
    },
    region: 'us-west-2',
    service: chance.pick(['dynamodb', 'sts']),
    sha256: Sha256,
    applyChecksum: chance.pick([true, false]),
  })
  const method = chance.pick(['GET', 'POST', 'DELETE'])
  const path = `/${chance.text(pathPieces, 8)}`
  const parameters = randomParameters(chance)
  const body = chance.text(bodyPieces, 12)
  const signed = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: 'localhost',
      port: 4566,
      path,
      query: Object.fromEntries(parameters),
      headers: { host: 'localhost:4566', ...randomHeaders(chance) },
      body,
    },
    { signingDate },
  )
  const query = [...parameters]
    .flatMap(([name, values]) => values.map((value) => `${escape(name)}=${escape(value)}`))
    .join('&')
  return {
    method,
    target: query === '' ? path : `${path}?${query}`,
    rawHeaders: Object.entries(signed.headers).flat(),
    body,
  }
}

async function signWithAws4fetch(chance: Chance): Promise<SentRequest> {
  const { sessionToken, ...keys } = credentialsOf(chance)
  const method = chance.pick(['GET', 'POST', 'DELETE'])
  const query = new URLSearchParams(
    [...randomParameters(chance)].flatMap(([name, values]) => values.map((value) => [name, value])),
  )
  const body = chance.text(bodyPieces, 12)
  const signer = new AwsV4Signer({
    ...keys,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    method,
    url: `http://localhost:4566/${chance.text(pathPieces, 8)}?${query.toString()}`,
    headers: { 'content-type': 'application/x-amz-json-1.0', ...randomHeaders(chance) },
    body,
    region: 'us-west-2',
    service: 'dynamodb',
    datetime: '20261122T083000Z',
    allHeaders: chance.pick([true, false]),
  })
  const signed = await signer.sign()
  return {
    method,
    target: signed.url.pathname + signed.url.search,
    rawHeaders: ['Host', signed.url.host, ...[...signed.headers.entries()].flat()],
    body,
  }
}

/** Every way of changing one byte that a signature covers, by name. */
function tamperings(request: SentRequest): [name: string, SentRequest][] {
  const changed: [string, SentRequest][] = [
    ['method', { ...request, method: `${request.method.slice(0, -1)}X` }],
    ['path', { ...request, target: request.target.replace(/\?|$/, (end) => `x${end}`) }],
    [
      'query',
      { ...request, target: `${request.target}${request.target.includes('?') ? 'x' : '?x'}` },
    ],
    ['body', { ...request, body: `${request.body} ` }],
  ]
  const header = parseAuthorizationHeader(headerOf(request, 'authorization'))
  for (const name of header.signedHeaders?.split(';') ?? []) {
    changed.push([
      `header ${name}`,
      withHeader(request, name, (value) =>
        value.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')),
      ),
    ])
  }
  for (const part of ['us-west-2', '20261122', 'aws4_request', 'host']) {
    changed.push([
      `Authorization's ${part}`,
      withHeader(request, 'authorization', (value) => value.replace(part, `${part}x`)),
    ])
  }
  changed.push([
    'signature',
    withHeader(request, 'authorization', (value) =>
      value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ])
  return changed
}

function withHeader(
  request: SentRequest,
  name: string,
  change: (value: string) => string,
): SentRequest {
  const rawHeaders = request.rawHeaders.map((text, index) =>
    index % 2 === 1 && request.rawHeaders[index - 1]?.toLowerCase() === name ? change(text) : text,
  )
  return { ...request, rawHeaders }
}

describe.each([
  ['@smithy/signature-v4', signWithSdk],
  ['aws4fetch', signWithAws4fetch],
])('requests signed by %s', (_name, sign) => {
  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    'verify (seed %i)',
    async (seed) => {
      const request = await sign(createChance(seed))
      expect(verifies(request), JSON.stringify(request)).toBe(true)
    },
  )

  it('are refused when one byte of a signed part is changed', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const request = await sign(createChance(seed))
      for (const [part, changed] of tamperings(request)) {
        expect(verifies(changed), `${part} of ${JSON.stringify(request)}`).toBe(false)
      }
    }
  })
})
