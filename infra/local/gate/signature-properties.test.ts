/** Whatever byte of a signed request is changed, in either form of the signature, the request is refused. */
import fc from 'fast-check'
import { beforeAll, expect, it, vi } from 'vitest'
import { administrators } from '../administrators.ts'
import { ServiceError } from '../errors.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { createGate, type Gate } from './testing/gate.ts'
import { dynamodb } from './testing/services.ts'
import {
  presignedRequest,
  signedRequest,
  type SigningKeys,
  type Unsigned,
} from './testing/signed-request.ts'

// Bounded by their number; a busy machine may take its time.
vi.setConfig({ testTimeout: 30_000 })

const gate: Gate = createGate(administrators)
const signers: SigningKeys[] = [administrators[0]]

beforeAll(async () => {
  signers.push(await gate.issueGuest())
})

async function isRefused(request: RawRequest): Promise<boolean> {
  try {
    await gate.authenticate(request, dynamodb)
    return false
  } catch (error) {
    if (error instanceof ServiceError) return true
    throw error
  }
}

const letter = fc.constantFrom('a', 'b', 'c', 'X', 'Y', 'Z', '0', '1', '9', '-', '_', '.', '~')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 6 })
const blankOrWord = fc.oneof(word, fc.constantFrom(' ', '  ', 'é', '☄', '"', ',', ';', '='))

/** Requests of all kinds, all of them rightly signed. */
const parts: fc.Arbitrary<Unsigned> = fc.record({
  method: fc.constantFrom('POST', 'GET', 'PUT'),
  target: fc
    .tuple(fc.array(word, { maxLength: 3 }), fc.array(fc.tuple(word, word), { maxLength: 4 }))
    .map(([segments, query]) => {
      const path = `/${segments.filter((segment) => !/^\.+$/.test(segment)).join('/')}`
      return query.length === 0 ? path : `${path}?${query.map((pair) => pair.join('=')).join('&')}`
    }),
  headers: fc.dictionary(
    word.map((name) => `x-${name.toLowerCase()}`),
    fc.array(blankOrWord, { minLength: 1, maxLength: 5 }).map((words) => `v${words.join('')}v`),
    { maxKeys: 4 },
  ),
  body: fc.oneof(fc.constant(''), fc.json(), fc.uint8Array({ maxLength: 40 })),
})

const signed = fc
  .record({ parts, signer: fc.nat(), sign: fc.constantFrom(signedRequest, presignedRequest) })
  .map(({ parts, signer, sign }) =>
    sign(signers[signer % signers.length] ?? administrators[0], parts),
  )

/** Where to change something, what to put there instead. */
const change = fc.record({
  at: fc.nat(),
  byte: fc.integer({ min: 0x21, max: 0x7e }),
  flip: fc.integer({ min: 1, max: 255 }),
})

interface Change {
  readonly at: number
  readonly byte: number
  readonly flip: number
}

function changeText(text: string, { at, byte }: Change): string {
  const index = at % text.length
  return text.slice(0, index) + String.fromCharCode(byte) + text.slice(index + 1)
}

const options = { numRuns: 700 }

it('takes every one of these requests as it was signed', async () => {
  await fc.assert(
    fc.asyncProperty(signed, async (request) => {
      expect(await isRefused(request)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

it('refuses another method', async () => {
  await fc.assert(
    fc.asyncProperty(signed, change, async (request, how) => {
      const method = changeText(request.method, how)
      fc.pre(method !== request.method)
      expect(await isRefused({ ...request, method })).toBe(true)
    }),
    { numRuns: 300 },
  )
})

it('refuses another byte of the path or the query, the signature there included', async () => {
  await fc.assert(
    fc.asyncProperty(signed, change, async (request, how) => {
      const target = changeText(request.target, how)
      // HTTP knows no other targets.
      fc.pre(target.startsWith('/') && !isSameTarget(target, request.target))
      expect(await isRefused({ ...request, target })).toBe(true)
    }),
    options,
  )
})

it('refuses another byte of the body, one more, or one less', async () => {
  await fc.assert(
    fc.asyncProperty(
      signed,
      change,
      fc.constantFrom('flip', 'add', 'drop'),
      async (request, how, what) => {
        const body = Uint8Array.from(request.body)
        fc.pre(what === 'add' || body.length > 0)
        const at = how.at % Math.max(body.length, 1)
        if (what === 'flip') body[at] = (body[at] ?? 0) ^ how.flip
        const changed =
          what === 'flip'
            ? body
            : what === 'add'
              ? Uint8Array.from([...body.subarray(0, at), how.byte, ...body.subarray(at)])
              : Uint8Array.from([...body.subarray(0, at), ...body.subarray(at + 1)])
        expect(await isRefused({ ...request, body: changed })).toBe(true)
      },
    ),
    options,
  )
})

it('refuses another byte in any header, its name, its value, the signature there included', async () => {
  await fc.assert(
    fc.asyncProperty(signed, change, fc.nat(), async (request, how, which) => {
      const at = which % request.rawHeaders.length
      const text = request.rawHeaders[at] ?? ''
      const changed = changeText(text, how)
      const isName = at % 2 === 0
      fc.pre(changed !== text && !(isName && isSameName(changed, text)))
      const name = isName ? text : (request.rawHeaders[at - 1] ?? '')
      if (name === 'authorization' && !isName) fc.pre(!isSameAuthorization(changed, text))
      expect(
        await isRefused({ ...request, rawHeaders: request.rawHeaders.with(at, changed) }),
      ).toBe(true)
    }),
    { numRuns: 1500 },
  )
})

it('refuses a request without one of its headers, and one whose signed header comes twice', async () => {
  await fc.assert(
    fc.asyncProperty(signed, fc.nat(), async (request, which) => {
      const at = (which % (request.rawHeaders.length / 2)) * 2
      const [name = '', value = ''] = request.rawHeaders.slice(at, at + 2)
      const without = request.rawHeaders.toSpliced(at, 2)
      const twice = [...request.rawHeaders, name, value]
      expect(await isRefused({ ...request, rawHeaders: without })).toBe(true)
      expect(await isRefused({ ...request, rawHeaders: twice })).toBe(true)
    }),
    { numRuns: 500 },
  )
})

/** Two spellings that mean the same by RFC 3986 and the WHATWG: `%2f` and `%2F`, a dot segment, a blank. */
function isSameTarget(one: string, other: string): boolean {
  const [a, b] = [one, other].map((target) => {
    const [path = '', ...query] = target.replaceAll('#', '%23').split('?')
    const resolved = new URL(`http://localhost${path.replace(/\/+/g, '/')}`).pathname
    return `${resolved.replace(/\/+/g, '/')}?${new URLSearchParams(query.join('?')).toString()}`
  })
  return a === b
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Commas and blanks both part the parameters, and the names of signed headers have no case. */
function isSameAuthorization(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    text
      .split(/[ ,]+/)
      .filter((word) => word !== '')
      .map((word) =>
        word.startsWith('SignedHeaders=') ? `SignedHeaders=${word.slice(14).toLowerCase()}` : word,
      )
      .join(' '),
  )
  return a === b
}
