/** Cross-origin answers as AWS was seen to give them (aws-semantics E.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { files, filesBucket, startS3Server, type S3Server } from '../../testing/s3-server.ts'

let server: S3Server

beforeAll(async () => {
  server = await startS3Server()
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const origin = 'https://game.example'
const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'

async function send(method: string, headers: Record<string, string>, path = `/${files}/a:b/c`) {
  const response = await fetch(server.url + path, { method, headers })
  const text = await response.text()
  const element = (name: string) => new RegExp(`<${name}>([^<]*)`).exec(text)?.[1]
  return {
    status: response.status,
    code: element('Code'),
    message: element('Message')?.replace(/&#39;/g, "'"),
    resourceType: element('ResourceType'),
    header: (name: string) => response.headers.get(name),
  }
}

const preflight = (headers: Record<string, string>, path?: string) =>
  send('OPTIONS', { Origin: origin, 'Access-Control-Request-Method': 'PUT', ...headers }, path)

describe('a preflight', () => {
  it('is answered by the rule that fits', async () => {
    const { status, header } = await preflight({
      'Access-Control-Request-Headers': 'authorization,Content-Type, x-amz-date',
    })
    expect(status).toBe(200)
    expect(header('access-control-allow-origin')).toBe(origin)
    expect(header('access-control-allow-credentials')).toBe('true')
    expect(header('access-control-allow-methods')).toBe('GET, PUT, DELETE')
    expect(header('access-control-allow-headers')).toBe('authorization, content-type, x-amz-date')
    expect(header('access-control-expose-headers')).toBe('ETag, x-amz-request-id')
    expect(header('access-control-max-age')).toBe('600')
    expect(header('vary')).toBe(vary)
  })

  it('fits a pattern of origins', async () => {
    expect((await preflight({ Origin: 'http://localhost:5173' })).status).toBe(200)
    expect((await preflight({ Origin: 'http://localhost.evil.example' })).status).toBe(403)
  })

  it('of any origin is answered with a star, and without credentials', async () => {
    const [rule] = filesBucket.cors
    if (rule === undefined) throw new Error('The bucket has a rule.')
    server.setBuckets([{ ...filesBucket, cors: [{ ...rule, allowedOrigins: ['*'] }] }])
    const { header } = await preflight({})
    expect(header('access-control-allow-origin')).toBe('*')
    expect(header('access-control-allow-credentials')).toBeNull()
    server.setBuckets([filesBucket])
  })

  const notAllowed =
    "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."

  it.each<[what: string, headers: Record<string, string>, path: string | undefined, type: string]>([
    ['another origin', { Origin: 'https://evil.example' }, undefined, 'OBJECT'],
    ['another method', { 'Access-Control-Request-Method': 'POST' }, undefined, 'OBJECT'],
    ['the origin of a list', { Origin: 'https://evil.example' }, `/${files}?list-type=2`, 'BUCKET'],
  ])('of %s is refused', async (_what, headers, path, resourceType) => {
    expect(await preflight(headers, path)).toMatchObject({
      status: 403,
      code: 'AccessForbidden',
      message: notAllowed,
      resourceType,
    })
  })

  it('of a header that no rule has is refused', async () => {
    const [rule] = filesBucket.cors
    if (rule === undefined) throw new Error('The bucket has a rule.')
    server.setBuckets([{ ...filesBucket, cors: [{ ...rule, allowedHeaders: ['X-Amz-*'] }] }])
    const asked = (names: string) => preflight({ 'Access-Control-Request-Headers': names })
    expect((await asked('x-amz-date')).status).toBe(200)
    expect((await asked('x-amz-date, authorization')).status).toBe(403)
    server.setBuckets([filesBucket])
  })

  it('of a bucket without rules, or of none, is refused', async () => {
    server.setBuckets([{ ...filesBucket, cors: [] }])
    expect(await preflight({})).toMatchObject({
      status: 403,
      message: 'CORSResponse: CORS is not enabled for this bucket.',
    })
    server.setBuckets([filesBucket])
    expect(await preflight({}, '/no-such-bucket/k')).toMatchObject({
      status: 403,
      message: 'CORSResponse: Bucket not found',
    })
  })

  it('without an origin or a method is none', async () => {
    expect(await send('OPTIONS', {})).toMatchObject({
      status: 400,
      message: 'Insufficient information. Origin request header needed.',
    })
    expect(await send('OPTIONS', { Origin: origin })).toMatchObject({
      status: 400,
      message: 'Invalid Access-Control-Request-Method: null',
    })
  })
})

describe('an answer', () => {
  it('may be read by a page of an origin that fits, a denial too', async () => {
    const { status, header } = await send('GET', { Origin: origin })
    expect(status).toBe(403)
    expect(header('access-control-allow-origin')).toBe(origin)
    expect(header('access-control-expose-headers')).toBe('ETag, x-amz-request-id')
    expect(header('vary')).toBe(vary)
  })

  it('is given to any other origin as well, without leave to read it', async () => {
    const { status, header } = await send('GET', { Origin: 'https://evil.example' })
    expect([status, header('access-control-allow-origin')]).toEqual([403, null])
  })
})
