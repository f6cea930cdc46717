/**
 * AWS's published test suite for Signature Version 4, stage by stage, so that a failure says which stage broke. The file
 * is kept beside the repository, not in it; without it these tests are skipped, and a line says so.
 */
import { createHash, createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAuthorizationHeader } from './authorization-header.ts'
import { canonicalRequest } from './canonical-request.ts'
import { parseCredential, type Credential } from './credential-scope.ts'
import type { Hashes } from './hashes.ts'
import { indexHeaders } from './header-index.ts'
import { calculateSignature } from './signature.ts'
import { deriveSigningKey } from './signing-key.ts'
import { stringToSign } from './string-to-sign.ts'

const vectorsFile = new URL('../../../shared/vectors/sigv4.json', import.meta.url)

const hashes: Hashes = {
  sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
}

type VectorFiles = Readonly<Record<string, string>>

interface VectorContext {
  readonly credentials: { readonly secret_access_key: string }
  readonly normalize: boolean
  /** The session token was added after signing, so the signature does not cover it. */
  readonly omit_session_token?: boolean
}

interface SentRequest {
  readonly method: string
  readonly target: string
  readonly rawHeaders: readonly string[]
  readonly body: string
}

function readVectors(): Readonly<Record<string, VectorFiles>> {
  if (!existsSync(vectorsFile)) {
    console.log(
      "AWS's published SigV4 vectors are not at hand (../shared/vectors/sigv4.json): skipped.",
    )
    return {}
  }
  const file = JSON.parse(readFileSync(vectorsFile, 'utf8')) as {
    cases: Record<string, VectorFiles>
  }
  return file.cases
}

function fileOf(files: VectorFiles, name: string): string {
  const text = files[name]
  if (text === undefined) throw new Error(`The vector has no ${name}.`)
  return text
}

function parseSentRequest(text: string): SentRequest {
  const blank = text.indexOf('\n\n')
  const [requestLine = '', ...lines] = text.slice(0, blank).split('\n')
  const match = /^(\S+) (.*) HTTP\/1\.1$/.exec(requestLine)
  const rawHeaders: string[] = []
  for (const line of lines) {
    if (/^\s/.test(line)) {
      rawHeaders.push(`${rawHeaders.pop() ?? ''}\n${line}`)
    } else {
      const colon = line.indexOf(':')
      rawHeaders.push(line.slice(0, colon), line.slice(colon + 1))
    }
  }
  return {
    method: match?.[1] ?? '',
    target: match?.[2] ?? '',
    rawHeaders,
    body: text.slice(blank + 2),
  }
}

function headerOf(request: SentRequest, name: string): string {
  const index = request.rawHeaders.findIndex((text, at) => at % 2 === 0 && text === name)
  return request.rawHeaders[index + 1] ?? ''
}

function credentialOf(text: string | undefined): Credential {
  const credential = parseCredential(text ?? '')
  if (!credential) throw new Error(`The vector's credential cannot be read: ${text ?? 'none'}`)
  return credential
}

const cases = Object.entries(readVectors())

describe.skipIf(cases.length === 0)('published vectors', () => {
  it('are all there', () => {
    expect(cases.length).toBe(38)
  })

  describe.each(cases)('%s, header form', (_name, files) => {
    const context = JSON.parse(fileOf(files, 'context.json')) as VectorContext
    const request = parseSentRequest(fileOf(files, 'header-signed-request.txt'))
    const header = parseAuthorizationHeader(headerOf(request, 'Authorization'))
    const { scope } = credentialOf(header.credential)
    const amzDate = headerOf(request, 'X-Amz-Date')

    it('gives the canonical request', () => {
      expect(
        canonicalRequest({
          ...request,
          headers: indexHeaders(request.rawHeaders),
          signedHeaders: header.signedHeaders?.split(';') ?? [],
          payloadHash: hashes.sha256Hex(request.body),
          normalizePath: context.normalize,
        }),
      ).toBe(fileOf(files, 'header-canonical-request.txt'))
    })

    it('gives the string to sign', () => {
      const published = fileOf(files, 'header-canonical-request.txt')
      expect(stringToSign({ amzDate, scope, canonicalRequest: published }, hashes)).toBe(
        fileOf(files, 'header-string-to-sign.txt'),
      )
    })

    it('gives the signature, which the header carries', () => {
      const key = deriveSigningKey(context.credentials.secret_access_key, scope, hashes)
      const signature = calculateSignature(key, fileOf(files, 'header-string-to-sign.txt'), hashes)
      expect(signature).toBe(fileOf(files, 'header-signature.txt'))
      expect(header.signature).toBe(signature)
    })
  })

  describe.each(cases)('%s, query form', (_name, files) => {
    const context = JSON.parse(fileOf(files, 'context.json')) as VectorContext
    const request = parseSentRequest(fileOf(files, 'query-signed-request.txt'))
    const query = new URLSearchParams(request.target.slice(request.target.indexOf('?') + 1))
    const { scope } = credentialOf(query.get('X-Amz-Credential') ?? undefined)

    it('gives the canonical request', () => {
      expect(
        canonicalRequest({
          ...request,
          headers: indexHeaders(request.rawHeaders),
          signedHeaders: query.get('X-Amz-SignedHeaders')?.split(';') ?? [],
          payloadHash: hashes.sha256Hex(request.body),
          normalizePath: context.normalize,
          omittedParameters: [
            'X-Amz-Signature',
            ...(context.omit_session_token === true ? ['X-Amz-Security-Token'] : []),
          ],
        }),
      ).toBe(fileOf(files, 'query-canonical-request.txt'))
    })

    it('gives the string to sign and the signature', () => {
      const text = stringToSign(
        {
          amzDate: query.get('X-Amz-Date') ?? '',
          scope,
          canonicalRequest: fileOf(files, 'query-canonical-request.txt'),
        },
        hashes,
      )
      expect(text).toBe(fileOf(files, 'query-string-to-sign.txt'))
      const key = deriveSigningKey(context.credentials.secret_access_key, scope, hashes)
      expect(calculateSignature(key, text, hashes)).toBe(fileOf(files, 'query-signature.txt'))
      expect(query.get('X-Amz-Signature')).toBe(fileOf(files, 'query-signature.txt'))
    })
  })
})
