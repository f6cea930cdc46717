/**
 * The HTTP front: reads a whole request within bounds, hands it to the pipeline, writes the answer. A header over 16 KiB is
 * answered 431, a request that is not HTTP 400, one that does not come in time 408: by Node itself.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { UserError } from '../errors.ts'
import type { Answer } from './answer.ts'
import { defaultLoadLimits, Load, type LoadLimits } from './load-limits.ts'
import type { Pipeline } from './pipeline.ts'
import { createTurns, type Turns } from './turns.ts'

/** DynamoDB's limit. @see aws-semantics D.1, row 1. */
const maxBodyBytes = 16 * 1024 * 1024

/** Of every answer, unless it says otherwise. */
const common = { Server: 'Server' }

const nothing = new Uint8Array()

export interface HttpServerOptions {
  readonly port: number
  readonly handle: Pipeline
  readonly reportBug: (error: unknown) => void
  /** Default: `defaultLoadLimits()`. */
  readonly limits?: LoadLimits
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
  limits = defaultLoadLimits(),
}: HttpServerOptions): Promise<HttpServer> {
  const load = new Load(limits)
  const front = { handle, load, turns: createTurns(maxBodyBytes), lastAnswers: new WeakMap() }
  // A request that is not there within these times will not come: slow or half-sent ones must not pile up.
  const timeouts = {
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 2_000,
  }
  const server = createServer(timeouts, (request, response) => {
    serve(request, response, front).catch((error: unknown) => {
      reportBug(error)
      response.destroy()
    })
  })
  // Their size is bounded. A bound on their number would drop headers in silence, and the gate would see another request.
  server.maxHeadersCount = 0
  // For an answer that the client does not take.
  server.timeout = 120_000
  server.on('connection', (socket: Socket) => {
    load.connect(socket)
  })
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

interface Front {
  readonly handle: Pipeline
  readonly load: Load
  readonly turns: Turns
  /** For each connection, the end of the request that came last. */
  readonly lastAnswers: WeakMap<Socket, Promise<void>>
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, load, turns, lastAnswers }: Front,
): Promise<void> {
  const { socket } = request
  const previous = lastAnswers.get(socket)
  lastAnswers.set(
    socket,
    new Promise((resolve) => {
      response.once('close', () => {
        load.endRequest(socket)
        resolve()
      })
    }),
  )
  load.beginRequest(socket)
  const body = await readBody(request, load)
  // One after the other on each connection, so that nobody has work done whose results they do not take.
  await previous
  if (body === 'aborted' || response.destroyed) return
  if (body === 'no-room') {
    response.writeHead(503, { ...common, 'Content-Length': 0, Connection: 'close' }).end()
    return
  }
  const isTooLarge = body === 'too-large'
  const bytes = isTooLarge ? nothing : body
  load.startActing(socket)
  let answer: Answer
  try {
    answer = await turns.take(bytes.length, () =>
      handle(
        {
          method: request.method ?? '',
          target: request.url ?? '',
          rawHeaders: request.rawHeaders,
          body: bytes,
          ...(isTooLarge && { isTooLarge }),
        },
        socket.remoteAddress ?? '',
      ),
    )
  } finally {
    load.stopActing(socket)
    load.release(socket, bytes.length)
  }
  // Answers leave together, at the end of this turn of the event loop: a client that is awake for the first costs the
  // system nothing to wake for the others.
  await new Promise<void>((resolve) => setImmediate(resolve))
  const sizeBytes = Buffer.byteLength(answer.body)
  if (!load.hold(socket, sizeBytes)) {
    response.destroy()
    return
  }
  response.once('close', () => {
    load.release(socket, sizeBytes)
  })
  // The answer to HEAD names the length of a body that it does not have.
  const hasBody = answer.status !== 204 && answer.status !== 304
  // All at once: headers that are set one by one cost Node far more.
  response.writeHead(answer.status, {
    ...common,
    ...(isTooLarge && { Connection: 'close' }),
    ...(hasBody && { 'Content-Length': sizeBytes }),
    ...answer.headers,
  })
  // As text it leaves with its head in one piece.
  response.end(answer.body)
}

/** The body, whose bytes `load` holds until they are released; or why there is none. */
function readBody(
  request: IncomingMessage,
  load: Load,
): Promise<Uint8Array | 'too-large' | 'no-room' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let sizeBytes = 0
    const refuse = (reason: 'too-large' | 'no-room') => {
      load.release(request.socket, sizeBytes)
      chunks.length = 0
      request.removeAllListeners('data')
      request.resume()
      resolve(reason)
    }
    request.on('data', (chunk: Buffer) => {
      if (sizeBytes + chunk.length > maxBodyBytes) refuse('too-large')
      else if (load.hold(request.socket, chunk.length)) {
        sizeBytes += chunk.length
        chunks.push(chunk)
      } else refuse('no-room')
    })
    request.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
    })
    const abort = () => {
      chunks.length = 0
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
