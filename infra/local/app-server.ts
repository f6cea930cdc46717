/**
 * Serves the built app and its `/config.json` on this machine, with the headers that a deployment sends, so that a policy
 * violation shows here first. Holds the files in memory: a build that runs meanwhile cannot disturb it.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { contentTypeOf, forGood, isHashed, readBuiltApp } from './built-app.ts'
import { UserError } from './errors.ts'

export interface AppServer {
  /** `http://localhost:5173`, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** What the app reads as `/config.json`; the stand-in knows what is in it. */
export interface ServedConfig {
  /** The one place besides the app's own origin that the app may call. */
  readonly endpoint?: string
}

export interface AppServerOptions {
  /** The folder that `vite build` wrote. */
  readonly distDir: string
  /** 0 takes a free one. */
  readonly port: number
  /** Asked at every request for `/config.json`, so that a saved template shows at once. */
  readonly config: () => ServedConfig
}

interface ServedFile {
  readonly body: Buffer
  /** The same in Brotli, as a CDN sends text. Absent where it would save nothing. */
  readonly brotli: Buffer | undefined
  readonly type: string
  readonly etag: string
  readonly cacheControl: string
}

/** @throws {UserError} where the port is taken or the folder holds no build. */
export async function startAppServer({
  distDir,
  port,
  config,
}: AppServerOptions): Promise<AppServer> {
  const files = await loadFiles(distDir)
  const server = createServer((request, response) => {
    answer(request, response, files, config)
  })
  await refuseTakenPort(port)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    throw portError(port, error)
  }
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Of the one script within `index.html`, which marks the chosen theme before the first paint. */
const themeScriptHash = 'sha256-J4D8izLzGMlfCuULi95qVtiUaeFrqcO0vj3HoBLx5gA='

/**
 * The app's Content-Security-Policy: nothing but its own files and the AWS endpoint that the config names.
 *
 * @param endpoint Absent where the app may call nobody but its own origin.
 */
export function contentSecurityPolicy(endpoint: string | undefined): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${themeScriptHash}'`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...(endpoint === undefined ? [] : [new URL(endpoint).origin])].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, ServedFile>,
  config: () => ServedConfig,
): void {
  const current = config()
  response.setHeader('content-security-policy', contentSecurityPolicy(current.endpoint))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    send(response, 405, 'text/plain; charset=utf-8', 'Method not allowed\n')
    return
  }
  const path = pathOf(request.url ?? '/')
  if (path === '/config.json') {
    response.setHeader('cache-control', 'no-store')
    send(response, 200, 'application/json', `${JSON.stringify(current, null, 2)}\n`)
    return
  }
  const file = files.get(path) ?? (isPage(request, path) ? files.get('/index.html') : undefined)
  if (file === undefined) {
    response.setHeader('cache-control', 'no-store')
    send(response, 404, 'text/plain; charset=utf-8', 'Not found\n')
    return
  }
  response.setHeader('cache-control', file.cacheControl)
  response.setHeader('etag', file.etag)
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end()
    return
  }
  if (file.brotli === undefined) {
    send(response, 200, file.type, file.body)
    return
  }
  response.setHeader('vary', 'accept-encoding')
  const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding']?.toString() ?? '')
  if (takesBrotli) response.setHeader('content-encoding', 'br')
  send(response, 200, file.type, takesBrotli ? file.brotli : file.body)
}

/** Node leaves out the body where the request is a HEAD. */
function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.setHeader('content-type', type)
  response.setHeader('content-length', Buffer.byteLength(body))
  response.writeHead(status).end(body)
}

function pathOf(target: string): string {
  const [path = '/'] = target.split(/[?#]/, 1)
  try {
    return decodeURIComponent(path)
  } catch {
    // Not a URL of ours, so no file has this name.
    return path
  }
}

/** Pages of the app have no extension, and only a browser's address bar asks for them: a missing asset stays missing. */
function isPage(request: IncomingMessage, path: string): boolean {
  const mode = request.headers['sec-fetch-mode']
  const isNavigation =
    mode === undefined ? (request.headers.accept ?? '').includes('text/html') : mode === 'navigate'
  return path === '/' || (isNavigation && extname(path) === '')
}

/** Source maps are text too, but only developers' tools ask for them. */
const compressed: ReadonlySet<string> = new Set(['.html', '.js', '.css', '.svg', '.txt'])

/** Not as hard as it could: this is done at each start. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

function toBrotli(body: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(body, brotliOptions)
}

/** All files by URL path. */
async function loadFiles(distDir: string): Promise<ReadonlyMap<string, ServedFile>> {
  const built = await readBuiltApp(distDir)
  return new Map(
    await Promise.all(
      built.map(async ({ key, body }) => {
        const file = {
          body,
          brotli: compressed.has(extname(key)) ? await toBrotli(body) : undefined,
          type: contentTypeOf(key),
          etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
          cacheControl: isHashed(key) ? forGood : 'no-cache',
        }
        return [`/${key}`, file] as const
      }),
    ),
  )
}

/**
 * Refuses a port where something answers on IPv6 only. We listen on 127.0.0.1, so that would be no conflict to the
 * system, and yet browsers that try `localhost` by IPv6 first would show the other program.
 */
export async function refuseTakenPort(port: number): Promise<void> {
  if (port === 0) return
  const socket = connect({ host: '::1', port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(500) })
  } catch {
    return
  } finally {
    socket.destroy()
  }
  throw portError(port, undefined)
}

function portError(port: number, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : 'EADDRINUSE'
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error
  const why = code === 'EACCES' ? 'may not be used' : 'is taken'
  return new UserError(`Port ${String(port)}, for the app, ${why}.`, {
    resolution: `Stop what listens there, or choose another port: --port ${String(port + 1)}`,
    cause: error,
  })
}
