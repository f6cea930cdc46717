/** The HTTP front: reads a whole request within bounds, hands it to the pipeline, writes the answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { UserError } from '../errors.ts'
import type { Pipeline } from './pipeline.ts'

/** DynamoDB's limit. @see aws-semantics D.1, row 1. */
const maxBodyBytes = 16 * 1024 * 1024

export interface HttpServerOptions {
  readonly port: number
  readonly handle: Pipeline
  readonly reportBug: (error: unknown) => void
}

export interface HttpServer {
  readonly url: string
  close(): Promise<void>
}

/** Listens on 127.0.0.1. Port 0 takes a free one. */
export async function startHttpServer({
  port,
  handle,
  reportBug,
}: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((request, response) => {
    serve(request, response, handle).catch((error: unknown) => {
      reportBug(error)
      response.destroy()
    })
  })
  // A request that is not there within these times will not come: slow or half-sent ones must not pile up.
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  await listen(server, port)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  return {
    url: `http://localhost:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Pipeline,
): Promise<void> {
  const body = await readBody(request)
  if (body === 'aborted') return
  response.setHeader('Server', 'Server')
  if (body === 'too-large') {
    response.writeHead(413, { 'Content-Length': 0, Connection: 'close' }).end()
    return
  }
  const answer = await handle(
    {
      method: request.method ?? '',
      target: request.url ?? '',
      rawHeaders: request.rawHeaders,
      body,
    },
    request.socket.remoteAddress ?? '',
  )
  const bytes = Buffer.from(answer.body)
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': bytes.length })
  response.end(bytes)
}

function readBody(request: IncomingMessage): Promise<Uint8Array | 'too-large' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let sizeBytes = 0
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length
      if (sizeBytes > maxBodyBytes) {
        request.removeAllListeners('data')
        request.resume()
        resolve('too-large')
      } else chunks.push(chunk)
    })
    request.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
    })
    const abort = () => {
      resolve('aborted')
    }
    request.on('error', abort)
    request.on('close', abort)
  })
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(
              `Port ${String(port)} is taken, so the AWS endpoint cannot listen there.`,
              {
                resolution: 'Stop what listens there, or choose another port with --aws-port.',
                cause: error,
              },
            )
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}
