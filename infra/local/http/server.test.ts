import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { LoadLimits } from './load-limits.ts'
import type { RawRequest } from './raw-request.ts'
import { startHttpServer, type HttpServer } from './server.ts'

const roomy = { maxConnections: 100, maxHeldBytes: 1_000_000, maxPipelinedRequests: 8 }

let server: HttpServer
let sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets = []
  await server.close()
})

const later = () => new Promise((resolve) => setImmediate(resolve))

async function start(
  limits: Partial<LoadLimits> = {},
  answer: (request: RawRequest) => Promise<string> = () => Promise.resolve('yes'),
): Promise<void> {
  server = await startHttpServer({
    port: 0,
    reportBug: (error) => {
      throw error
    },
    limits: { ...roomy, ...limits },
    handle: async (request) => ({ status: 200, headers: {}, body: await answer(request) }),
  })
}

async function open(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port) })
  socket.on('error', () => undefined)
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

/** Resolves when the answer holds that text, or to what came before the connection ended. */
function receive(socket: Socket, awaited?: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (awaited !== undefined && text.includes(awaited)) resolve(text)
    })
    socket.on('close', () => {
      resolve(text)
    })
  })
}

const post = (body: string, sizeBytes = body.length) =>
  `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${String(sizeBytes)}\r\n\r\n${body}`

it('answers the requests of one connection one after the other, in order', async () => {
  let atOnce = 0
  await start({}, async ({ body }) => {
    expect(++atOnce).toBe(1)
    await later()
    atOnce--
    return `<${Buffer.from(body).toString()}>`
  })
  const socket = await open()
  socket.write(['a', 'b', 'c', 'd'].map((body) => post(body)).join(''))
  const text = await receive(socket, '<d>')
  expect(text.match(/<.>/g)).toEqual(['<a>', '<b>', '<c>', '<d>'])
})

it('cuts off whoever sends too many requests without waiting for answers', async () => {
  await start({}, () => new Promise(() => undefined))
  const socket = await open()
  socket.write(post('a').repeat(9))
  expect(await receive(socket)).toBe('')
})

it('gives the place of the connection that waited longest to a new one', async () => {
  await start({ maxConnections: 2 })
  const idle = await open()
  const active = await open()
  active.write(post('a'))
  await receive(active, 'yes')
  const dropped = receive(idle)
  const late = await open()
  late.write(post('a'))
  expect(await receive(late, 'yes')).toContain('200 OK')
  expect(await dropped).toBe('')
  active.write(post('a'))
  expect(await receive(active, 'yes')).toContain('200 OK')
})

it('gives the room of the largest half-sent body to a new one', async () => {
  await start({ maxHeldBytes: 1000 })
  const large = await open()
  const small = await open()
  large.write(post('x'.repeat(800), 900))
  small.write(post('x'.repeat(100), 101))
  await later()
  const dropped = receive(large)
  const late = await open()
  late.write(post('x'.repeat(300)))
  expect(await receive(late, 'yes')).toContain('200 OK')
  expect(await dropped).toBe('')
  small.write('x')
  expect(await receive(small, 'yes')).toContain('200 OK')
})

it('does not cut off a request that it acts on, and says that it has no room for another', async () => {
  const waiting: (() => void)[] = []
  await start({ maxHeldBytes: 1000 }, async ({ body }) => {
    if (body.length === 900) await new Promise<void>((resolve) => waiting.push(resolve))
    return 'yes'
  })
  const acting = await open()
  acting.write(post('x'.repeat(900)))
  while (waiting.length === 0) await later()
  const late = await open()
  late.write(post('x'.repeat(200)))
  expect(await receive(late)).toMatch(/^HTTP\/1.1 503 /)
  waiting[0]?.()
  expect(await receive(acting, 'yes')).toContain('200 OK')
})

it('holds nothing once all is answered or gone', async () => {
  await start({ maxHeldBytes: 1000 })
  for (let round = 0; round < 20; round++) {
    const gone = await open()
    gone.write(post('x'.repeat(600), 900))
    await later()
    gone.destroy()
  }
  for (let round = 0; round < 20; round++) {
    let text = ''
    while (!text.includes('200 OK')) {
      const served = await open()
      served.write(post('x'.repeat(990)))
      text = await receive(served, '\r\n\r\n')
    }
  }
})

it('takes a header as often as it is sent, so that the gate sees all of them', async () => {
  await start({}, ({ rawHeaders }) => Promise.resolve(`<${String(rawHeaders.length / 2)}>`))
  const socket = await open()
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\n${'a:\r\n'.repeat(3000)}\r\n`)
  expect(await receive(socket, '>')).toContain('<3001>')
})
