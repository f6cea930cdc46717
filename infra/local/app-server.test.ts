import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy, startAppServer } from './app-server.ts'
import type { AppServer } from './app-server.ts'
import { provisionGameScores } from './template/provision/testing/game-scores-stack.ts'

let policyVersion = 'one'
const config = () => ({ endpoint: 'http://localhost:4599', policyVersion })

let distDir: string
let server: AppServer

beforeAll(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'leading-key-test-'))
  await mkdir(join(distDir, 'assets'))
  await writeFile(join(distDir, 'index.html'), '<!doctype html><title>app</title>')
  await writeFile(join(distDir, 'assets/index-abc.js'), 'export {}')
  await writeFile(join(distDir, '.leading-key-build'), 'secret marker')
  server = await startAppServer({ distDir, port: 0, config })
})

afterAll(async () => {
  await server.close()
  await rm(distDir, { recursive: true })
})

const navigation = { accept: 'text/html', 'sec-fetch-mode': 'navigate' }

/** By Node's own client: fetch sets `sec-fetch-mode` itself. */
function get(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url)
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    call.on('error', reject).end()
  })
}

describe('startAppServer', () => {
  it('sends text in Brotli to who takes it', async () => {
    const path = '/assets/index-abc.js'
    const plain = await get(path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers['vary']).toBe('accept-encoding')
    const packed = await get(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    // Node's fetch unpacks it.
    expect(await (await fetch(server.url + path)).text()).toBe(plain.body)
  })

  it('serves the page at the root and for navigations to its own routes', async () => {
    for (const path of ['/', '/break-in', '/policy?x=1']) {
      const response = await get(path, { headers: navigation })
      expect(response).toMatchObject({
        status: 200,
        body: expect.stringContaining('app') as string,
      })
      expect(response.headers['cache-control']).toBe('no-cache')
    }
  })

  it('answers a missing asset with 404, also where the address bar asks for it', async () => {
    expect(await get('/assets/gone.js')).toMatchObject({ status: 404 })
    expect(await get('/assets/gone.js', { headers: navigation })).toMatchObject({ status: 404 })
    const script = { accept: '*/*', 'sec-fetch-mode': 'cors' }
    expect(await get('/break-in', { headers: script })).toMatchObject({ status: 404 })
  })

  it('lets hashed assets be kept for good', async () => {
    const response = await get('/assets/index-abc.js')
    expect(response).toMatchObject({ status: 200, body: 'export {}' })
    expect(response.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it('answers 304 where the browser has the page already', async () => {
    const { headers } = await get('/')
    const again = await get('/', { headers: { 'if-none-match': String(headers['etag']) } })
    expect(again).toMatchObject({ status: 304, body: '' })
  })

  it('serves the config of this moment and lets nobody keep it', async () => {
    policyVersion = 'two'
    const response = await get('/config.json')
    expect(JSON.parse(response.body)).toEqual(config())
    expect(response.headers['cache-control']).toBe('no-store')
  })

  it('allows nothing but its own files, the script in its page and the AWS endpoint', async () => {
    for (const path of ['/', '/config.json', '/gone']) {
      const { headers } = await get(path)
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(
          new RegExp(
            "^default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self'; img-src 'self' blob:; " +
              "font-src 'self'; connect-src 'self' http://localhost:4599; base-uri 'none'; " +
              "form-action 'none'; frame-ancestors 'none'$",
          ),
        ) as unknown,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    }
  })

  it.each(['/../package.json', '/..%2fpackage.json', '/.leading-key-build', '/%zz', '//'])(
    'does not serve %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 404 })
    },
  )

  it('allows neither more nor less than the template does, deployed to the stand-in', () => {
    const endpoint = 'http://localhost:4599'
    const [distribution] = provisionGameScores({ AwsEndpoint: endpoint }).distributions
    const deployed = distribution?.responseHeaders['content-security-policy'] ?? ''
    const directives = (policy: string) => policy.split('; ').sort()
    expect(directives(contentSecurityPolicy(endpoint))).toEqual(directives(deployed))
  })

  it('takes no other methods', async () => {
    expect(await get('/', { method: 'POST' })).toMatchObject({ status: 405 })
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })

  it('names the option where the port is taken', async () => {
    const taken = Number(new URL(server.url).port)
    await expect(startAppServer({ distDir, port: taken, config })).rejects.toMatchObject({
      name: 'UserError',
      resolution: expect.stringContaining('--port') as string,
    })
  })

  it('refuses a port that another program holds on IPv6 only', async ({ skip }) => {
    const other = createServer().listen(0, '::1')
    const listens = await new Promise((resolve) => {
      other.on('listening', () => {
        resolve(true)
      })
      other.on('error', () => {
        resolve(false)
      })
    })
    skip(listens === false, 'no IPv6 on this machine')
    const { port } = other.address() as AddressInfo
    await expect(startAppServer({ distDir, port, config })).rejects.toThrow('is taken')
    other.close()
  })

  it('refuses a folder without a build', async () => {
    const empty = join(distDir, 'assets')
    await expect(startAppServer({ distDir: empty, port: 0, config })).rejects.toThrow(
      'no built app',
    )
  })
})
