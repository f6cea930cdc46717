/**
 * The rungs of the signature in the header (aws-semantics D.1, rows 7 to 16 and 18): status, type and literal message of
 * each refusal, and their order in both forms.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signedRequest, withHeader, now } from '../gate/testing/signed-request.ts'
import type { RawRequest } from './raw-request.ts'
import {
  administrator,
  coral,
  mismatch,
  openLadder,
  scope,
  unsignedRequest,
  wholeHeader,
  type Ladder,
} from '../testing/ladder.ts'
import { sendBytes } from '../testing/raw-http.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await openLadder()
})

beforeEach(() => {
  ladder.setNow(now)
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

function withAuthorization(
  authorization: string | undefined,
  date = ['x-amz-date', '20261122T083000Z'],
) {
  const own = authorization === undefined ? [] : ['authorization', authorization]
  return unsignedRequest([...own, ...date])
}

async function expectRefusal(sent: RawRequest, code: string, message: string) {
  expect(await ladder.sendJson(sent)).toEqual([400, coral(code, message)])
}

const missing = 'Request is missing Authentication Token'

describe('no signature', () => {
  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a bearer token', 'Bearer AWS4-HMAC-SHA256'],
    ['version 2', 'AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg='],
    ['version 3', 'AWS3-HTTPS AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE'],
    ['another case', wholeHeader.toLowerCase()],
    ['Basic', 'Basic QUtJQUlPU0ZPRE5ON0VYQU1QTEU6'],
  ])('is %s', async (_what, authorization) => {
    await expectRefusal(
      withAuthorization(authorization),
      'MissingAuthenticationTokenException',
      missing,
    )
  })
})

const lacking = (name: string) => `Authorization header requires '${name}' parameter. `
const lackingDate =
  "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "

describe('an incomplete signature', () => {
  it.each<[authorization: string, date: string[] | undefined, message: string]>([
    [
      'AWS4-',
      [],
      `${lacking('Credential')}${lacking('Signature')}${lacking('SignedHeaders')}${lackingDate}Authorization=AWS4-`,
    ],
    [
      'AWS4-HMAC-SHA256 Credential=a',
      undefined,
      `${lacking('Signature')}${lacking('SignedHeaders')}Authorization=AWS4-HMAC-SHA256 Credential=a`,
    ],
    [
      'AWS4-HMAC-SHA256 Signature=a',
      undefined,
      `${lacking('Credential')}${lacking('SignedHeaders')}Authorization=AWS4-HMAC-SHA256 Signature=a`,
    ],
    [
      'AWS4-HMAC-SHA256 SignedHeaders=a',
      undefined,
      `${lacking('Credential')}${lacking('Signature')}Authorization=AWS4-HMAC-SHA256 SignedHeaders=a`,
    ],
    [wholeHeader, [], `${lackingDate}Authorization=${wholeHeader}`],
    [
      'AWS4-HMAC-SHA256 Credential= AKIAIOSFODNN7EXAMPLE, Signature=a',
      undefined,
      "'AKIAIOSFODNN7EXAMPLE' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential= AKIAIOSFODNN7EXAMPLE, Signature=a'.",
    ],
  ])('is %s', async (authorization, date, message) => {
    await expectRefusal(
      withAuthorization(authorization, date),
      'IncompleteSignatureException',
      message,
    )
  })

  it.each([
    ['x-amz-date', '201'],
    ['x-amz-date', '2026-11-22T08:30:00Z'],
    ['x-amz-date', 'Sun, 22 Nov 2026 08:30:00 GMT'],
    ['date', 'Sun, 22 Nov 2026 08:30:00 +0000'],
    ['date', '1795336200'],
  ])('has the unreadable %s %s', async (name, text) => {
    await expectRefusal(
      withAuthorization(wholeHeader, [name, text]),
      'IncompleteSignatureException',
      `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  })

  it.each(['Credential', 'SignedHeaders', 'Signature'])(
    'has a second %s, also where the first was right',
    async (name) => {
      const { rawHeaders } = signedRequest(administrator)
      const right = rawHeaders[rawHeaders.indexOf('authorization') + 1] ?? ''
      const [, same = ''] = new RegExp(`${name}=([^,]+)`).exec(right) ?? []
      for (const value of ['', 'x', same])
        await expectRefusal(
          withHeader(
            signedRequest(administrator),
            'authorization',
            (authorization) => `${authorization}, ${name}=${value}`,
          ),
          'InvalidSignatureException',
          `Found more than one '${name}' parameter in Authorization header.`,
        )
    },
  )

  it('has another algorithm', async () => {
    await expectRefusal(
      withAuthorization(wholeHeader.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256')),
      'IncompleteSignatureException',
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
    )
  })

  it.each(['a/b/c/d', 'a/b/c/d/e/f', 'a', `/AKIA/${scope}`])(
    'has the credential %s',
    async (credential) => {
      await expectRefusal(
        withAuthorization(wholeHeader.replace(/Credential=[^,]+/, `Credential=${credential}`)),
        'IncompleteSignatureException',
        `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
      )
    },
  )
})

describe('the clock', () => {
  const expired =
    'Signature expired: 20261122T081459Z is now earlier than 20261122T081500Z (20261122T083000Z - 15 min.)'
  const notYet =
    'Signature not yet current: 20261122T084501Z is still later than 20261122T084500Z (20261122T083000Z + 15 min.)'

  it.each([
    ['too old', ['x-amz-date', '20261122T081459Z'], expired],
    ['ahead', ['x-amz-date', '20261122T084501Z'], notYet],
    ['too old by a Date header', ['date', 'Sun, 22 Nov 2026 08:14:59 GMT'], expired],
    ['ahead by a Date header', ['date', 'Sun, 22 Nov 2026 08:45:01 GMT'], notYet],
    [
      'too old by X-Amz-Date, whatever Date says',
      ['date', 'Sun, 22 Nov 2026 08:30:00 GMT', 'x-amz-date', '20261122T081459Z'],
      expired,
    ],
  ])('refuses a signature %s', async (_what, date, message) => {
    await expectRefusal(withAuthorization(wholeHeader, date), 'InvalidSignatureException', message)
  })

  it('refuses a request sent again when its time is over, and takes it until then', async () => {
    const sent = signedRequest(administrator)
    ladder.setNow(new Date('2026-11-22T08:45:00Z'))
    expect((await ladder.sendJson(sent))[0]).toBe(200)
    ladder.setNow(new Date('2026-11-22T08:45:01Z'))
    await expectRefusal(
      sent,
      'InvalidSignatureException',
      'Signature expired: 20261122T083000Z is now earlier than 20261122T083001Z (20261122T084501Z - 15 min.)',
    )
  })

  it('takes a request dated by a signed Date header alone', async () => {
    const sent = signedRequest(administrator, {
      headers: { 'x-amz-date': undefined, date: 'Sun, 22 Nov 2026 08:30:00 GMT' },
    })
    expect((await ladder.sendJson(sent))[0]).toBe(200)
  })
})

describe('what is signed', () => {
  it.each(['x-amz-date', '', 'hosts;x-host'])('lacks Host in %j', async (names) => {
    await expectRefusal(
      withAuthorization(wholeHeader.replace('host;x-amz-date', names)),
      'InvalidSignatureException',
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    )
  })

  it.each(['x-amz-target', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token'])(
    'lacks %s, which is found after the signature was right',
    async (name) => {
      const sent = signedRequest(ladder.guest.credentials, { unsigned: [name] })
      await expectRefusal(
        sent,
        'InvalidSignatureException',
        `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
      )
      const [, body] = await ladder.sendJson(
        withHeader(sent, 'authorization', (text) => text.slice(0, -1)),
      )
      expect(body).toMatchObject({ message: expect.stringContaining(mismatch) as string })
    },
  )

  it.each(['content-type', 'user-agent'])('may lack %s', async (name) => {
    const sent = signedRequest(administrator, {
      headers: { 'user-agent': 'ladder' },
      unsigned: [name],
    })
    expect((await ladder.sendJson(sent))[0]).toBe(200)
  })

  it.each(['authorization', 'x-amz-date', 'x-amz-target', 'x-amz-security-token'])(
    'must not have a second %s',
    async (name) => {
      const sent = signedRequest(ladder.guest.credentials)
      const value = sent.rawHeaders[sent.rawHeaders.indexOf(name) + 1] ?? ''
      await expectRefusal(
        { ...sent, rawHeaders: [...sent.rawHeaders, name, value] },
        'InvalidSignatureException',
        `Found more than one '${name}' header.`,
      )
    },
  )

  it('holds repeated headers joined by commas, in the order sent', async () => {
    const sent = signedRequest(administrator, { headers: { 'x-game': 'a,b' } })
    const at = sent.rawHeaders.indexOf('x-game')
    const repeated = (first: string, second: string) => ({
      ...sent,
      rawHeaders: sent.rawHeaders.toSpliced(at, 2, 'x-game', first, 'X-Game', second),
    })
    expect((await ladder.sendJson(repeated('a', 'b')))[0]).toBe(200)
    expect((await ladder.sendJson(repeated('b', 'a')))[0]).toBe(400)
  })

  // Node refuses folds as RFC 9110 allows it to. Where it takes them one day, they must read as a blank.
  it('never holds a folded header in two ways', async () => {
    const sent = signedRequest(administrator, { headers: { 'x-game': 'a b' } })
    const { status } = await ladder.send(withHeader(sent, 'x-game', () => 'a\r\n b'))
    expect([200, 400]).toContain(status)
    const changed = withHeader(sent, 'x-game', () => 'a\r\n c')
    expect((await ladder.send(changed)).status).toBe(400)
  })

  it('is explained when the signature is wrong, with what AWS would have signed', async () => {
    await expectRefusal(
      unsignedRequest(
        ['x-amz-date', '20261122T083000Z', 'authorization', wholeHeader],
        '/?b=2&a=1',
      ),
      'InvalidSignatureException',
      `${mismatch}\n\nThe Canonical String for this request should have been\n'POST\n/\na=1&b=2\nhost:localhost:4566\nx-amz-date:20261122T083000Z\n\nhost;x-amz-date\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261122T083000Z\n${scope}\n941ae908ea5a308a7d4b0c0ca3b31ba9a4909e2c548014cf68ad750e0eb4f721'\n`,
    )
  })
})

describe('another scope', () => {
  const service = "Credential should be scoped to correct service: 'dynamodb'. "
  const day =
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261121' != '20261122', from '20261122T083000Z'."

  it.each([
    [
      'region',
      { region: 'eu-west-1' },
      "Credential should be scoped to a valid region, not 'eu-west-1'. ",
    ],
    [
      'region in capitals',
      { region: 'US-WEST-2' },
      "Credential should be scoped to a valid region, not 'US-WEST-2'. ",
    ],
    ['service', { service: 's3' }, service],
    ['service of ours', { service: 'sts' }, service],
    [
      'terminator',
      { terminator: 'aws4' },
      "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4'. ",
    ],
    [
      'region and service',
      { region: 'a', service: 'b' },
      `Credential should be scoped to a valid region, not 'a'. ${service}`,
    ],
  ])('is refused for its %s', async (_what, parts, message) => {
    await expectRefusal(signedRequest(administrator, parts), 'InvalidSignatureException', message)
  })

  it('is refused for its day', async () => {
    await expectRefusal(
      withAuthorization(wholeHeader.replace('20261122/', '20261121/')),
      'InvalidSignatureException',
      day,
    )
  })
})

it('reports each mistake in the order of AWS, in either form', async () => {
  const messages: string[] = []
  const next = async (sent: RawRequest) => {
    const [, body] = await ladder.sendJson(sent)
    messages.push((body as { message: string }).message.split(' ').slice(0, 3).join(' '))
  }
  const parts = { date: '201', names: 'x', algorithm: 'AWS4-', credential: 'a/b' }
  const both = async () => {
    const { date, names, algorithm, credential } = parts
    await next(
      withAuthorization(
        `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=0`,
        ['x-amz-date', date],
      ),
    )
    const query = `X-Amz-Algorithm=${algorithm}&X-Amz-Credential=${credential}&X-Amz-SignedHeaders=${names}&X-Amz-Date=${date}&X-Amz-Signature=0`
    await next(unsignedRequest([], `/?${query}`))
  }
  await both()
  parts.date = '20261122T000000Z'
  await both()
  parts.date = '20261122T083000Z'
  await both()
  parts.names = 'Host'
  await both()
  parts.algorithm = 'AWS4-HMAC-SHA256'
  await both()
  parts.credential = 'a/b/c/d/e'
  await both()
  parts.credential = `unknown/${scope}`
  await both()
  parts.credential = `AKIAIOSFODNN7EXAMPLE/${scope}`
  await both()
  const order = [
    'Date must be',
    'Signature expired: 20261122T000000Z',
    "'Host' must be",
    "Unsupported AWS 'algorithm':",
    'Credential must have',
    'Credential should be',
    'The security token',
    'The request signature',
  ]
  expect(messages).toEqual(order.flatMap((start) => [start, start]))
})

it('keeps its answer to HTTP that no parser should take: two lengths, no host', async () => {
  for (const text of [
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
    'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}',
  ])
    expect((await sendBytes(ladder.standIn.url, Buffer.from(text))).status).toBe(400)
})
